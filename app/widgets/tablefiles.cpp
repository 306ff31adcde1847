#include "widgets/tablefiles.h"

#include "base/async.h"
#include "sheets/csv.h"
#include "sheets/workbookwriter.h"
#include "widgets/importdialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

/// The file dialog of the desktop; the answer comes later.
void askDesktop(QWidget *parent, const FileQuestion &question, const std::function<void(const QString &)> &chosen)
{
    auto *dialog = new QFileDialog(parent, question.title, question.name, question.filters.join(u";;"_s));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(question.save ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setAcceptMode(question.save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    if (question.save) {
        dialog->setDefaultSuffix(u"xlsx"_s);
        QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
            dialog->setDefaultSuffix(filter.contains("*.csv"_L1) ? u"csv"_s : u"xlsx"_s);
        });
    }
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
    dialog->open();
}

} // namespace

Status writeTable(const QString &path, const TableExchange &exchange, const Json &rows, Language language)
{
    sheets::Grid grid;
    for (const Json &row : rows.array())
        grid.append(exchange.exported(row, language));
    const QStringList headings = exchange.headings(language);
    QByteArray bytes;
    if (path.endsWith(".xlsx"_L1, Qt::CaseInsensitive)) {
        Result<QByteArray> book = sheets::writeWorkbook({exchange.title(language), headings, grid, exchange.numeric()});
        if (!book)
            return fail(book.error());
        bytes = *book;
    } else {
        bytes = sheets::writeCsv(sheets::Grid {headings} + grid);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorKind::Storage, file.errorString());
    return ok();
}

TableFiles::TableFiles(FormScene &scene, TableEdits &edits, QObject *parent)
    : QObject(parent)
    , m_scene(scene)
    , m_edits(edits)
{
}

TableFiles::~TableFiles()
{
    delete m_dialog; // it shows a form that goes
}

void TableFiles::choose(QWidget *window, FileQuestion question, const std::function<void(const QString &)> &chosen)
{
    const QString all = tr("Excel workbooks and CSV (*.xlsx *.csv *.txt)");
    const QString workbook = tr("Excel workbook (*.xlsx)");
    const QString text = tr("Comma-separated values (*.csv)");
    question.filters = question.save ? QStringList {workbook, text} : QStringList {all, workbook, text};
    if (m_scene.chooseFile)
        m_scene.chooseFile(window, question, chosen);
    else
        askDesktop(window, question, chosen);
}

void TableFiles::importFile(QWidget *window)
{
    choose(window, {false, tr("Import lines"), {}, {}},
        [self = QPointer(this), where = QPointer(window)](const QString &path) {
            if (self && where)
                self->openImport(path, where);
        });
}

void TableFiles::openImport(const QString &path, QWidget *window)
{
    if (path.isEmpty() || m_scene.model.isReadonly())
        return;
    m_dialog = new ImportDialog(m_scene, m_edits.exchange(), path, window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::accepted, this, [this] {
        Q_EMIT done(m_edits.import(m_dialog->rows(), m_dialog->members(), m_dialog->replaces()));
    });
    m_dialog->open();
}

void TableFiles::exportFile(QWidget *window)
{
    choose(window, {true, tr("Export lines"), m_edits.exchange().title(m_scene.language) + u".xlsx"_s, {}},
        [self = QPointer(this)](const QString &path) {
            if (self)
                self->write(path);
        });
}

void TableFiles::write(const QString &path)
{
    if (path.isEmpty())
        return;
    // The other thread gets what it needs for itself: the form may be closed before it is done.
    const engine::FormPointer form = m_scene.model.form();
    const QString table = m_edits.exchange().table();
    const Json rows = m_scene.model.data().at(table);
    const Language language = m_scene.language;
    const auto work = [form, table, rows, language, path] {
        return writeTable(path, TableExchange(*form, table, factsOf(*form, table).members), rows, language);
    };
    then(inBackground(work), this, [this, path](const Status &status) {
        const QString name = QFileInfo(path).fileName();
        Q_EMIT said(status ? tr("The lines were written to %1.").arg(name) : tr("%1 could not be written.").arg(name));
    });
}

} // namespace eforms::widgets
