// SPDX-License-Identifier: Apache-2.0
#include "core/domain/issue.h"

namespace releasedesk::domain {

IssueClass issueClassOf(QStringView typeName)
{
    const QString name = typeName.toString().toLower();
    for (const char16_t *word : {u"bug", u"defect", u"incident", u"버그", u"결함", u"오류"}) {
        if (name.contains(QString::fromUtf16(word)))
            return IssueClass::Bug;
    }
    for (const char16_t *word :
         {u"story", u"feature", u"improvement", u"enhancement", u"epic", u"스토리", u"기능", u"개선", u"에픽"}) {
        if (name.contains(QString::fromUtf16(word)))
            return IssueClass::Feature;
    }
    return IssueClass::Chore;
}

} // namespace releasedesk::domain
