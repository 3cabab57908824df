// SPDX-License-Identifier: Apache-2.0
#include "core/bpmn/bpmn_drawing.h"

#include "core/bpmn/bpmn_import.h"

#include <QCoreApplication>
#include <QSet>
#include <QXmlStreamReader>

namespace releasedesk::bpmn {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(BpmnImport)
};

const QString modelNamespace = QStringLiteral("http://www.omg.org/spec/BPMN/20100524/MODEL");
constexpr qsizetype longestName = 200;
constexpr qsizetype longestText = 4000;

bool isTaskElement(QStringView name)
{
    static const QSet<QString> known{
        QStringLiteral("task"),        QStringLiteral("userTask"),         QStringLiteral("manualTask"),
        QStringLiteral("serviceTask"), QStringLiteral("scriptTask"),       QStringLiteral("sendTask"),
        QStringLiteral("receiveTask"), QStringLiteral("businessRuleTask"), QStringLiteral("callActivity"),
        QStringLiteral("subProcess"),  QStringLiteral("transaction"),      QStringLiteral("adHocSubProcess")};
    return known.contains(name.toString());
}

class Reader
{
public:
    explicit Reader(const QByteArray &bytes)
        : m_xml(bytes)
    {
        m_xml.setNamespaceProcessing(true);
    }

    Result<Drawing> read()
    {
        while (!m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::DTD:
            case QXmlStreamReader::EntityReference:
                return refused(Text::tr("it declares a document type or entities, which are not read. Export it "
                                        "without them"));
            case QXmlStreamReader::StartElement:
                if (++m_elements > maxElements)
                    return refused(Text::tr("it has more than %1 elements").arg(maxElements));
                if (++m_depth > maxDepth)
                    return refused(Text::tr("its elements are nested deeper than %1").arg(maxDepth));
                start();
                break;
            case QXmlStreamReader::EndElement:
                end();
                --m_depth;
                break;
            case QXmlStreamReader::Characters:
                takeText();
                break;
            default:
                break;
            }
        }
        if (m_xml.hasError())
            return refused(Text::tr("it is no complete XML (%1)").arg(m_xml.errorString()));
        if (m_drawing.processes == 0)
            return refused(Text::tr("there is no process in it"));
        return m_drawing;
    }

private:
    [[nodiscard]] tl::unexpected<Error> refused(const QString &why) const
    {
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("Line %1, column %2: this is no BPMN 2.0 drawing that can be read: %3. Nothing was "
                                "imported.")
                           .arg(m_xml.lineNumber())
                           .arg(m_xml.columnNumber())
                           .arg(why));
    }

    [[nodiscard]] int line() const { return static_cast<int>(m_xml.lineNumber()); }
    [[nodiscard]] QString attribute(const char *name) const
    {
        return m_xml.attributes().value(QLatin1String(name)).toString().left(longestName);
    }

    void start()
    {
        const QString name = m_xml.name().toString();
        m_path.append(name);
        if (m_xml.namespaceUri() != modelNamespace)
            return; // pictures and extensions of other programs
        if (name == u"process") {
            ++m_drawing.processes;
            if (m_drawing.processes == 1) {
                m_isInProcess = true;
                m_drawing.name = attribute("name");
            } else {
                leaveOut(name);
            }
        }
        if (!m_isInProcess || name == u"process")
            return;
        if (m_inner > 0) { // of a sub-process, which is one task here
            ++m_inner;
            return;
        }
        if (isTaskElement(name))
            addNode(NodeRole::Task, name);
        else if (name.endsWith(u"Gateway"))
            addNode(NodeRole::Gateway, name);
        else if (name.endsWith(u"Event") && name != u"compensateEvent")
            addNode(NodeRole::Event, name);
        else if (name == u"sequenceFlow")
            m_drawing.arrows.append({attribute("sourceRef"), attribute("targetRef"), attribute("name"), false, line()});
        else if (name == u"conditionExpression" && !m_drawing.arrows.isEmpty())
            m_drawing.arrows.last().isConditional = true;
        else if (name == u"lane")
            m_drawing.lanes.append({attribute("id"), attribute("name"), {}});
        else if (name == u"timerEventDefinition" && !m_drawing.nodes.isEmpty())
            m_drawing.nodes.last().isTimer = true;
        else if ((name == u"standardLoopCharacteristics" || name == u"multiInstanceLoopCharacteristics")
                 && !m_drawing.nodes.isEmpty())
            m_drawing.nodes.last().isRepeated = true;
        else if (name.startsWith(u"data") || name == u"textAnnotation" || name == u"association" || name == u"group")
            leaveOut(name);
    }

    void addNode(NodeRole role, const QString &element)
    {
        Node node;
        node.id = attribute("id");
        node.name = attribute("name");
        node.element = element;
        node.role = role;
        node.line = line();
        node.isBoundary = element == u"boundaryEvent";
        m_drawing.nodes.append(node);
        const bool isSub = element == u"subProcess" || element == u"transaction" || element == u"adHocSubProcess";
        m_inner = isSub ? 1 : 0;
    }

    void leaveOut(const QString &name)
    {
        const QString called = attribute("name");
        m_drawing.unread.append({line(), name, called.isEmpty() ? attribute("id") : called});
    }

    void end()
    {
        const bool isModel = m_xml.namespaceUri() == modelNamespace;
        if (isModel && m_inner > 0)
            --m_inner;
        if (isModel && m_xml.name() == u"process")
            m_isInProcess = false;
        if (!m_path.isEmpty())
            m_path.removeLast();
    }

    void takeText()
    {
        if (!m_isInProcess || m_inner > 0 || m_path.isEmpty() || m_xml.isWhitespace())
            return;
        const QString text = m_xml.text().toString();
        if (m_path.last() == u"flowNodeRef" && !m_drawing.lanes.isEmpty())
            m_drawing.lanes.last().nodes.append(text.trimmed().left(longestName));
        else if (m_path.last() == u"documentation" && !m_drawing.nodes.isEmpty() && m_path.size() >= 2
                 && m_path.at(m_path.size() - 2) == m_drawing.nodes.last().element)
            m_drawing.nodes.last().documentation = text.trimmed().left(longestText);
    }

    QXmlStreamReader m_xml;
    Drawing m_drawing;
    QStringList m_path;
    int m_elements = 0;
    int m_depth = 0;
    int m_inner = 0; //!< open elements of a sub-process, itself included
    bool m_isInProcess = false;
};

} // namespace

Result<Drawing> readDrawing(const QByteArray &xml)
{
    if (xml.size() > maxBytes)
        return failure(ErrorCode::InvalidArgument,
                       Text::tr("Line 1: this drawing is larger than 8 MiB. Nothing was imported. Split it."));
    return Reader(xml).read();
}

} // namespace releasedesk::bpmn
