#pragma once

#include "widgets/importpreview.h"
#include "widgets/importsource.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QRadioButton;
class QTableView;
class QTableWidget;

namespace eforms::widgets {

/// What a file holds and what will become of it: which column fills which field, and what is wrong with each line, before
/// anything is changed. Accepted, it says which lines to take; reading and checking are done in another thread.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p exchange must outlive this.
    ImportDialog(FormScene &scene, const TableExchange &exchange, const QString &path, QWidget *parent);

    [[nodiscard]] const QList<Json> &rows() const { return m_rows; }
    /// The fields that the columns fill.
    [[nodiscard]] QStringList members() const;
    /// In the place of all lines; else behind them.
    [[nodiscard]] bool replaces() const;

private:
    void build();
    void buildChoices(QFormLayout &form);
    void buildTables();
    void buildWords();
    void read();
    void onRead(const Result<ImportSource> &source);
    void showChoices();
    void guessMapping();
    void showMapping();
    void onMapped(int column, int field);
    void makeRows();
    void onRows(const QList<Json> &rows);
    void check();
    void onChecked(const QHash<int, engine::Problems> &problems);
    void summarize(int wrong);
    [[nodiscard]] QList<int> fields() const;

    FormScene &m_scene;
    const TableExchange &m_exchange;
    QString m_path;
    ImportChoices m_choices;
    ImportSource m_source;
    TableExchange::Mapping m_mapping;
    QList<Json> m_rows;
    ImportPreview *m_preview;
    int m_readings = 0; ///< answers to older questions are not listened to
    int m_checks = 0;

    QLabel *m_summary = nullptr;
    QComboBox *m_sheet = nullptr;
    QComboBox *m_encoding = nullptr;
    QComboBox *m_separator = nullptr;
    QCheckBox *m_hasHeader = nullptr;
    QRadioButton *m_append = nullptr;
    QRadioButton *m_replace = nullptr;
    QTableWidget *m_columns = nullptr;
    QTableView *m_table = nullptr;
    QPushButton *m_import = nullptr;
    QFormLayout *m_form = nullptr;
};

} // namespace eforms::widgets
