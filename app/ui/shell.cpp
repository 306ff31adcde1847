#include "ui/shell.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileDialog>
#include <QStandardPaths>
#include <QUrl>

namespace eforms::ui {

using namespace Qt::StringLiterals;

namespace {

void chooseFiles(QWidget *parent, const Dialogs::Files &chosen)
{
    auto *dialog = new QFileDialog(parent, QCoreApplication::translate("Dialogs", "Choose attachments"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(
        QCoreApplication::translate("Dialogs", "Accepted files (%1)").arg(u"*.pdf *.jpg *.jpeg *.png *.xlsx"_s));
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, chosen);
    dialog->open();
}

void chooseSavePath(QWidget *parent, const QString &suggestedName, const Dialogs::File &chosen)
{
    auto *dialog = new QFileDialog(parent, QCoreApplication::translate("Dialogs", "Save as"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(suggestedName);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

} // namespace

Dialogs nativeDialogs()
{
    return {chooseFiles, chooseSavePath,
        [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }};
}

} // namespace eforms::ui
