#pragma once

#include "widgets/tableedits.h"

#include <QPointer>

namespace eforms::widgets {

class ImportDialog;

/// The lines of a table from and to files: CSV and Excel workbooks. Files are read and written in another thread.
class TableFiles : public QObject
{
    Q_OBJECT

public:
    TableFiles(FormScene &scene, TableEdits &edits, QObject *parent);
    ~TableFiles() override;

    /// Asks for a file, shows what it holds, and takes it in as one undo step when the person says so.
    void importFile(QWidget *window);
    /// Asks where to, and writes all lines in the form's order. The end of the name says which kind.
    void exportFile(QWidget *window);

Q_SIGNALS:
    void done(const eforms::widgets::EditOutcome &outcome);
    /// A sentence about a file.
    void said(const QString &sentence);

private:
    void choose(QWidget *window, FileQuestion question, const std::function<void(const QString &)> &chosen);
    void openImport(const QString &path, QWidget *window);
    void write(const QString &path);

    FormScene &m_scene;
    TableEdits &m_edits;
    QPointer<ImportDialog> m_dialog;
};

/// The lines of a table as a file: a workbook where the name ends in `.xlsx`, else CSV. Slow; for another thread. Choices are
/// written as `CODE – name`, so that people read the name and an import finds the code in either language.
/// Fails with Storage, StorageFull, TooLarge or Internal.
[[nodiscard]] Status writeTable(const QString &path, const TableExchange &exchange, const Json &rows, Language language);

} // namespace eforms::widgets
