#include "widgets/importdialog.h"

#include "base/async.h"
#include "widgets/importcheck.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

using sheets::Encoding;

/// `A` … `Z`, `AA`: as spreadsheets name columns.
QString columnName(int column)
{
    QString name;
    for (int left = column + 1; left > 0; left = (left - 1) / 26)
        name.prepend(QChar(static_cast<char16_t>(u'A' + (left - 1) % 26)));
    return name;
}

QTableWidgetItem *plainItem(const QString &text)
{
    constexpr qsizetype most = 200; // of a cell that may hold a whole page
    auto *item = new QTableWidgetItem(text.left(most).simplified());
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

} // namespace

ImportDialog::ImportDialog(FormScene &scene, const TableExchange &exchange, const QString &path, QWidget *parent)
    : QDialog(parent)
    , m_scene(scene)
    , m_exchange(exchange)
    , m_path(path)
    , m_preview(new ImportPreview(scene, exchange, this))
{
    setObjectName(u"import"_s);
    build();
    buildWords();
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 36);
    read();
}

void ImportDialog::build()
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::medium);
    m_form = new QFormLayout;
    m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    buildChoices(*m_form);
    column->addLayout(m_form);
    buildTables();
    column->addWidget(m_columns, 2);
    column->addWidget(m_table, 3);
    m_summary = new QLabel(this);
    m_summary->setObjectName(u"import.summary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_import = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_import->setObjectName(u"import.accept"_s);
    m_import->setEnabled(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

void ImportDialog::buildChoices(QFormLayout &form)
{
    const auto combo = [this](const QString &name) {
        auto *made = new QComboBox(this);
        made->setObjectName(u"import."_s + name);
        made->setMinimumContentsLength(14);
        return made;
    };
    m_sheet = combo(u"sheet"_s);
    m_encoding = combo(u"encoding"_s);
    m_separator = combo(u"separator"_s);
    m_hasHeader = new QCheckBox(this);
    m_hasHeader->setObjectName(u"import.header"_s);
    m_append = new QRadioButton(this);
    m_replace = new QRadioButton(this);
    m_replace->setObjectName(u"import.replace"_s);
    m_append->setChecked(true);
    auto *where = new QHBoxLayout;
    where->addWidget(m_append);
    where->addSpacing(space::large);
    where->addWidget(m_replace);
    where->addStretch(1);
    form.addRow(tr("Sheet"), m_sheet);
    form.addRow(tr("Encoding"), m_encoding);
    form.addRow(tr("Separator"), m_separator);
    form.addRow(QString(), m_hasHeader);
    form.addRow(tr("Lines"), where);
    connect(m_sheet, &QComboBox::activated, this, [this] {
        m_choices.sheet = m_sheet->currentText();
        read();
    });
    connect(m_encoding, &QComboBox::activated, this, [this](int at) {
        m_choices.text.encoding = static_cast<Encoding>(m_encoding->itemData(at).toInt());
        read();
    });
    connect(m_separator, &QComboBox::activated, this, [this](int at) {
        m_choices.text.separator = m_separator->itemData(at).toChar();
        read();
    });
    connect(m_hasHeader, &QCheckBox::clicked, this, &ImportDialog::guessMapping);
    connect(m_replace, &QRadioButton::toggled, this, &ImportDialog::check);
}

void ImportDialog::buildTables()
{
    m_columns = new QTableWidget(0, 3, this);
    m_columns->setObjectName(u"import.columns"_s);
    m_columns->verticalHeader()->setVisible(false);
    m_columns->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_columns->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_columns->setTabKeyNavigation(false);
    m_table = new QTableView(this);
    m_table->setObjectName(u"import.preview"_s);
    m_table->setModel(m_preview);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + space::small);
}

void ImportDialog::buildWords()
{
    setWindowTitle(tr("Import %1").arg(QFileInfo(m_path).fileName()));
    m_hasHeader->setText(tr("The first line holds headings"));
    m_append->setText(tr("Add behind the lines that are there"));
    m_replace->setText(tr("Replace all lines"));
    m_import->setText(tr("Import"));
    m_columns->setHorizontalHeaderLabels({tr("Column of the file"), tr("Example"), tr("Goes to")});
    m_columns->setAccessibleName(tr("Columns of the file and the fields they fill"));
    m_table->setAccessibleName(tr("Lines to be imported"));
    m_encoding->addItem(u"UTF-8"_s, static_cast<int>(Encoding::Utf8));
    m_encoding->addItem(u"UTF-16 LE"_s, static_cast<int>(Encoding::Utf16LittleEndian));
    m_encoding->addItem(u"UTF-16 BE"_s, static_cast<int>(Encoding::Utf16BigEndian));
    m_encoding->addItem(tr("Big5 (Hong Kong)"), static_cast<int>(Encoding::Big5));
    m_separator->addItem(tr("Comma"), QChar(u','));
    m_separator->addItem(tr("Semicolon"), QChar(u';'));
    m_separator->addItem(tr("Tab"), QChar(u'\t'));
    m_summary->setText(tr("Reading…"));
}

void ImportDialog::read()
{
    const int generation = ++m_readings;
    ++m_checks;
    m_import->setEnabled(false);
    const auto work = [path = m_path, choices = m_choices] { return readSource(path, choices); };
    then(inBackground(work), this, [this, generation](const Result<ImportSource> &source) {
        if (generation == m_readings)
            onRead(source);
    });
}

void ImportDialog::onRead(const Result<ImportSource> &source)
{
    m_source = source.value_or(ImportSource());
    showChoices();
    if (source) {
        guessMapping();
        return;
    }
    m_mapping.clear();
    showMapping();
    m_preview->show({}, {});
    if (source.error().kind == ErrorKind::TooLarge)
        m_summary->setText(tr("The file is too large to be imported."));
    else if (source.error().kind == ErrorKind::Unsupported)
        m_summary->setText(tr("Old Excel files (.xls) and protected ones cannot be read. Save the file as .xlsx first."));
    else
        m_summary->setText(tr("The file cannot be read. It may be damaged."));
}

void ImportDialog::showChoices()
{
    const auto show = [this](QWidget *field, bool visible) {
        field->setVisible(visible);
        m_form->labelForField(field)->setVisible(visible);
    };
    show(m_sheet, m_source.isWorkbook && m_source.sheetNames.size() > 1);
    show(m_encoding, !m_source.isWorkbook);
    show(m_separator, !m_source.isWorkbook);
    m_sheet->clear();
    m_sheet->addItems(m_source.sheetNames);
    m_sheet->setCurrentText(m_source.sheet);
    m_encoding->setCurrentIndex(m_encoding->findData(static_cast<int>(m_source.encoding)));
    m_separator->setCurrentIndex(m_separator->findData(m_source.separator));
    const TableExchange::Mapping found = m_exchange.mappingOf(m_source.grid.value(0));
    m_hasHeader->setChecked(std::count_if(found.begin(), found.end(), [](int field) { return field >= 0; }) > 0);
}

void ImportDialog::guessMapping()
{
    qsizetype width = 0;
    for (const QStringList &row : std::as_const(m_source.grid))
        width = std::max(width, row.size());
    m_mapping.clear();
    if (m_hasHeader->isChecked()) {
        m_mapping = m_exchange.mappingOf(m_source.grid.value(0));
    } else {
        for (int field = 0; field < m_exchange.members().size(); ++field) {
            if (m_exchange.isOpen(field))
                m_mapping.append(field);
        }
    }
    m_mapping.resize(width, -1);
    for (int &field : m_mapping) {
        if (field >= 0 && !m_exchange.isOpen(field))
            field = -1;
    }
    showMapping();
    makeRows();
}

void ImportDialog::showMapping()
{
    m_columns->setRowCount(static_cast<int>(m_mapping.size()));
    const bool header = m_hasHeader->isChecked();
    for (int column = 0; column < m_mapping.size(); ++column) {
        const QString heading = header ? m_source.grid.value(0).value(column) : QString();
        const QString name = heading.isEmpty() ? tr("Column %1").arg(columnName(column)) : heading;
        m_columns->setItem(column, 0, plainItem(name));
        m_columns->setItem(column, 1, plainItem(m_source.grid.value(header ? 1 : 0).value(column)));
        auto *choice = new QComboBox(m_columns);
        choice->setObjectName(u"import.column.%1"_s.arg(column));
        choice->setAccessibleName(tr("%1 goes to").arg(name));
        choice->addItem(tr("(left out)"), -1);
        for (int field = 0; field < m_exchange.members().size(); ++field) {
            if (m_exchange.isOpen(field))
                choice->addItem(m_exchange.label(field, m_scene.language), field);
        }
        choice->setCurrentIndex(choice->findData(m_mapping.at(column)));
        connect(choice, &QComboBox::activated, this,
            [this, column, choice](int at) { onMapped(column, choice->itemData(at).toInt()); });
        m_columns->setCellWidget(column, 2, choice);
    }
}

void ImportDialog::onMapped(int column, int field)
{
    const auto other = static_cast<int>(field < 0 ? -1 : m_mapping.indexOf(field));
    if (other >= 0 && other != column) { // no field twice: the newer wish counts
        m_mapping[other] = -1;
        static_cast<QComboBox *>(m_columns->cellWidget(other, 2))->setCurrentIndex(0);
    }
    m_mapping[column] = field;
    makeRows();
}

void ImportDialog::makeRows()
{
    const int generation = ++m_readings;
    ++m_checks; // a check of the lines as they were says nothing now
    m_import->setEnabled(false);
    m_summary->setText(tr("Checking…"));
    const auto work = [form = m_scene.model.form(), table = m_exchange.table(), members = m_exchange.members(),
                          grid = m_source.grid.mid(m_hasHeader->isChecked() ? 1 : 0), mapping = m_mapping] {
        const TableExchange exchange(*form, table, members);
        QList<Json> rows;
        for (const QStringList &cells : grid)
            rows.append(exchange.row(cells, mapping));
        return Result<QList<Json>>(rows);
    };
    then(inBackground(work), this, [this, generation](const Result<QList<Json>> &rows) {
        if (generation == m_readings && rows)
            onRows(*rows);
    });
}

void ImportDialog::onRows(const QList<Json> &rows)
{
    m_rows = rows;
    m_preview->show(rows, fields());
    check();
}

void ImportDialog::check()
{
    const int generation = ++m_checks;
    const auto work = [check = prepareCheck(m_scene.model, m_exchange.table(), m_rows, replaces())] {
        return Result<QHash<int, engine::Problems>>(problemsOf(check));
    };
    then(inBackground(work), this, [this, generation](const Result<QHash<int, engine::Problems>> &problems) {
        if (generation == m_checks && problems)
            onChecked(*problems);
    });
}

void ImportDialog::onChecked(const QHash<int, engine::Problems> &problems)
{
    m_preview->setProblems(problems);
    m_import->setEnabled(!m_rows.isEmpty() && !fields().isEmpty());
    m_import->setDefault(true);
    summarize(static_cast<int>(problems.size()));
}

void ImportDialog::summarize(int wrong)
{
    QStringList sentences {tr("%n line(s) in the file.", nullptr, static_cast<int>(m_rows.size()))};
    if (fields().isEmpty())
        sentences.append(tr("No column goes to a field yet."));
    else if (wrong > 0)
        sentences.append(tr("%n line(s) with problems; they can be imported and corrected in the form.", nullptr, wrong));
    else if (!m_rows.isEmpty())
        sentences.append(tr("No problems found."));
    const std::optional<qint64> most = factsOf(m_scene.form(), m_exchange.table()).maxItems;
    const qint64 present = replaces() ? 0 : m_scene.model.rowCount(m_exchange.table());
    if (most && present + m_rows.size() > *most) {
        const auto left = static_cast<int>(std::min<qint64>(m_rows.size(), present + m_rows.size() - *most));
        sentences.append(tr("%n line(s) will not fit: the table takes %1.", nullptr, left).arg(*most));
    }
    if (m_source.damaged)
        sentences.append(tr("Some characters could not be read; try another encoding."));
    m_summary->setText(sentences.join(u' '));
}

QList<int> ImportDialog::fields() const
{
    QList<int> result = m_mapping;
    result.removeAll(-1);
    return result;
}

QStringList ImportDialog::members() const
{
    QStringList result;
    for (const int field : fields())
        result.append(m_exchange.members().at(field));
    return result;
}

bool ImportDialog::replaces() const
{
    return m_replace->isChecked();
}

} // namespace eforms::widgets
