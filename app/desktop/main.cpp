// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/theme.h"

#include <QApplication>

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    releasedesk::ui::Theme::current().install();
    return 0;
}
