#include "sheets/naughty.h"
#include "sheets/workbook.h"
#include "widgets/importdialog.h"
#include "widgets/sampleform.h"
#include "widgets/tablefiles.h"
#include "widgets/tablegrid.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace eforms;
using widgets::ImportDialog;

namespace {

/// A form whose table reads and writes files without asking.
struct FileDesk : Desk {
    explicit FileDesk(const QByteArray &data) : Desk(*Json::parse(data))
    {
        view.setPathChooser([this](QWidget *, const widgets::FileQuestion &question, const auto &chosen) {
            asked = question;
            chosen(path);
        });
        view.showSection(1);
    }

    void write(const QString &name, const QByteArray &bytes)
    {
        path = folder.filePath(name);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// The dialog once it has checked what the file holds.
    ImportDialog *openImport()
    {
        QTest::mouseClick(find<QPushButton>(u"table.lines.import"_s), Qt::LeftButton);
        auto *dialog = view.findChild<ImportDialog *>();
        if (dialog == nullptr || !QTest::qWaitFor([dialog] { return part<QPushButton>(*dialog, u"accept"_s)->isEnabled(); }))
            qFatal("no import");
        return dialog;
    }
    template <typename Widget>
    static Widget *part(const ImportDialog &dialog, const QString &name)
    {
        return dialog.findChild<Widget *>(u"import."_s + name);
    }
    static QString summary(const ImportDialog &dialog) { return part<QLabel>(dialog, u"summary"_s)->text(); }
    static void accept(const ImportDialog &dialog)
    {
        QTest::mouseClick(part<QPushButton>(dialog, u"accept"_s), Qt::LeftButton);
    }
    [[nodiscard]] bool waitForNotice() const
    {
        auto *notice = find(u"table.lines.notice"_s);
        return QTest::qWaitFor([notice] { return notice->isVisible(); });
    }
    [[nodiscard]] QByteArray lines() const { return model.data()[u"lines"_s].toBytes(); }

    QTemporaryDir folder;
    QString path;
    widgets::FileQuestion asked;
};

} // namespace

/// Tables from files and to files, with the dialog that shows what will happen.
class TableFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsExportedIsImportedAgain_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Language>("language");
        QTest::newRow("CSV in English") << u"lines.csv"_s << Language::English;
        QTest::newRow("CSV in Chinese") << u"明細.csv"_s << Language::TraditionalChinese;
        QTest::newRow("workbook in English") << u"lines.xlsx"_s << Language::English;
        QTest::newRow("workbook in Chinese") << u"明細.xlsx"_s << Language::TraditionalChinese;
    }
    void whatIsExportedIsImportedAgain()
    {
        QFETCH(QString, name);
        QFETCH(Language, language);
        const QString remark = u"=1+1\n'two', lines"_s;
        FileDesk desk(R"({"lines":[{"stock_code":"00005","quantity":1000,"price":"-1.50","kind":"B","urgent":true},{},{}]})");
        desk.model.setValue(u"/lines/1/quantity"_s, Json(u"many"_s));
        desk.model.setValue(u"/lines/1/remark"_s, Json(u"'"_s));
        desk.model.setValue(u"/lines/2/urgent"_s, Json(false));
        desk.model.setValue(u"/lines/2/kind"_s, Json(u"C"_s));
        desk.model.setValue(u"/lines/0/remark"_s, Json(remark));
        const Json before = desk.model.data()[u"lines"_s];
        desk.view.setLanguage(language);
        desk.path = desk.folder.filePath(name);

        QTest::mouseClick(desk.find<QPushButton>(u"table.lines.export"_s), Qt::LeftButton);
        QVERIFY(desk.asked.save);
        QVERIFY(desk.waitForNotice());
        desk.model.setValue(u"/lines/0/quantity"_s, Json(7));
        desk.view.setLanguage(language == Language::English ? Language::TraditionalChinese : Language::English);
        ImportDialog *dialog = desk.openImport();
        QVERIFY(FileDesk::part<QCheckBox>(*dialog, u"header"_s)->isChecked());
        QTest::mouseClick(FileDesk::part<QRadioButton>(*dialog, u"replace"_s), Qt::LeftButton);
        QTRY_VERIFY(FileDesk::part<QPushButton>(*dialog, u"accept"_s)->isEnabled());
        FileDesk::accept(*dialog);

        QCOMPARE(desk.model.data()[u"lines"_s], before);
        desk.model.undo();
        QCOMPARE(desk.value(u"/lines/0/quantity"_s).toInteger(), 7);
    }

    void problemsAreShownBeforeTheImport()
    {
        FileDesk desk(R"({"lines":[{"quantity":1}]})");
        desk.write(u"a.csv"_s, "Quantity,Stock code\n5,00005\n0,00700\n");

        ImportDialog *dialog = desk.openImport();
        const auto *preview = FileDesk::part<QAbstractItemView>(*dialog, u"preview"_s)->model();
        QCOMPARE(preview->rowCount(), 2);
        QTRY_VERIFY(!preview->index(1, 2).data().toString().isEmpty());
        QVERIFY(preview->index(0, 2).data().toString().isEmpty());
        QCOMPARE(preview->index(1, 2).data().toString(), u"Quantity: At least one"_s);
        QVERIFY(FileDesk::summary(*dialog).startsWith("2 line(s) in the file. 1 line(s) with problems"_L1));
        QCOMPARE(desk.lines(), QByteArray(R"([{"quantity":1}])"));
        FileDesk::accept(*dialog);

        QCOMPARE(desk.lines(), QByteArray(R"([{"quantity":1},{"quantity":5,"stock_code":"00005"},{"quantity":0,"stock_code":"00700"}])"));
    }

    void aColumnIsMappedByHand()
    {
        FileDesk desk(R"({"lines":[]})");
        desk.write(u"a.csv"_s, "Shares;Quantity\n5;6\n");

        ImportDialog *dialog = desk.openImport();
        auto *first = FileDesk::part<QComboBox>(*dialog, u"column.0"_s);
        QCOMPARE(first->currentData().toInt(), -1);
        first->setFocus();
        first->setCurrentIndex(first->findData(1));
        Q_EMIT first->activated(first->currentIndex());
        QCOMPARE(FileDesk::part<QComboBox>(*dialog, u"column.1"_s)->currentData().toInt(), -1); // no field twice
        QTRY_VERIFY(FileDesk::part<QPushButton>(*dialog, u"accept"_s)->isEnabled());
        FileDesk::accept(*dialog);

        QCOMPARE(desk.lines(), QByteArray(R"([{"quantity":5}])"));
    }

    void theEncodingIsChangedByHand()
    {
        FileDesk desk(R"({"lines":[]})");
        desk.write(u"a.csv"_s, QByteArray("remark,Quantity\n\xB4\xE4\xAA\xD1,1\n"));

        ImportDialog *dialog = desk.openImport();
        auto *encoding = FileDesk::part<QComboBox>(*dialog, u"encoding"_s);
        QCOMPARE(encoding->currentData().toInt(), int(sheets::Encoding::Big5));
        encoding->setCurrentIndex(0);
        Q_EMIT encoding->activated(0);
        QTRY_VERIFY(FileDesk::summary(*dialog).contains(u"try another encoding"_s));
        encoding->setCurrentIndex(encoding->findData(int(sheets::Encoding::Big5)));
        Q_EMIT encoding->activated(encoding->currentIndex());
        QTRY_VERIFY(FileDesk::part<QPushButton>(*dialog, u"accept"_s)->isEnabled());
        FileDesk::accept(*dialog);

        QCOMPARE(desk.value(u"/lines/0/remark"_s).toString(), u"港股"_s);
    }

    void linesThatDoNotFitAreSaid()
    {
        FileDesk desk(R"({"lines":[{"quantity":1}]})");
        desk.write(u"a.csv"_s, "Quantity\n2\n3\n4\n5\n");

        ImportDialog *dialog = desk.openImport();
        QVERIFY(FileDesk::summary(*dialog).contains(u"2 line(s) will not fit: the table takes 3."_s));
        FileDesk::accept(*dialog);

        QCOMPARE(desk.model.rowCount(u"/lines"_s), 3);
    }

    void aFileThatCannotBeReadIsSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        QTest::newRow("damaged workbook") << QByteArray("PK\x03\x04 no more") << u"damaged"_s;
        QTest::newRow("old workbook") << QByteArray("\xD0\xCF\x11\xE0 old") << u".xls"_s;
    }
    void aFileThatCannotBeReadIsSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, word);
        FileDesk desk(R"({"lines":[]})");
        desk.write(u"a.xlsx"_s, bytes);

        QTest::mouseClick(desk.find<QPushButton>(u"table.lines.import"_s), Qt::LeftButton);
        auto *dialog = desk.view.findChild<ImportDialog *>();

        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(FileDesk::summary(*dialog).contains(word));
        QVERIFY(!FileDesk::part<QPushButton>(*dialog, u"accept"_s)->isEnabled());
        QTest::qWait(0);
        dialog->reject();
        QCOMPARE(desk.lines(), QByteArray("[]"));
    }

    void aFormMayCloseWhileItsFileIsRead()
    {
        auto desk = std::make_unique<FileDesk>(R"({"lines":[{"quantity":1}]})");
        desk->write(u"a.csv"_s, "Quantity\n2\n");

        QTest::mouseClick(desk->find<QPushButton>(u"table.lines.import"_s), Qt::LeftButton);
        desk.reset();
        QTest::qWait(50);
    }

    void naughtyStringsComeBackUnchanged_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("CSV") << u"a.csv"_s;
        QTest::newRow("workbook") << u"a.xlsx"_s;
    }
    void naughtyStringsComeBackUnchanged()
    {
        QFETCH(QString, name);
        QStringList all = naughtyStrings();
        if (all.isEmpty())
            QSKIP("the list of naughty strings is not here");
        all.removeAll(QString()); // an empty text is no value
        const engine::FormPointer form = sampleForm();
        const widgets::TableExchange exchange(*form, u"/lines"_s, {u"remark"_s, u"quantity"_s});
        Json rows = Json(Json::Array());
        for (const QString &each : all)
            rows.append(Json::of({{u"remark"_s, Json(each)}, {u"quantity"_s, Json(1)}}));
        const QTemporaryDir folder;

        QVERIFY(widgets::writeTable(folder.filePath(name), exchange, rows, Language::English).has_value());
        const auto source = widgets::readSource(folder.filePath(name), {});

        QVERIFY(source.has_value());
        QCOMPARE(source->grid.size(), all.size() + 1);
        for (qsizetype row = 0; row < all.size(); ++row)
            QCOMPARE(exchange.row(source->grid.at(row + 1), {0, 1}), rows[row]);
    }
};

QTEST_MAIN(TableFilesTest)
#include "tst_tablefiles.moc"
