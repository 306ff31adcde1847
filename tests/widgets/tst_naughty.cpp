#include "widgets/plaintooltips.h"
#include "widgets/sampleform.h"

#include <QApplication>
#include <QFile>
#include <QHelpEvent>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

/// The Big List of Naughty Strings; EFORMS_SUITES names the folder that holds naughty-strings/blns.json.
QStringList naughtyStrings()
{
    const QString folder
        = qEnvironmentVariable("EFORMS_SUITES", QStringLiteral(EFORMS_SOURCE_DIR) + u"/../shared/suites"_s);
    QFile file(folder + u"/naughty-strings/blns.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList strings = Json::parse(file.readAll()).value_or(Json()).toStringList();
    strings << u"<b>x</b><img src=file:///etc/passwd>"_s << u"&amp;"_s << u"A&B"_s << u"no\u00a0break"_s;
    strings.removeAll(QString());
    return strings;
}

/// As an input method hands it over: at once, whatever it holds.
void commit(QWidget *control, const QString &text)
{
    control->setFocus();
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(control, &event);
}

/// The data as a draft keeps them: written, and read again.
Json kept(const Json &data)
{
    return Json::parse(data.toBytes()).value_or(Json());
}

bool isTypable(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isPrint(); });
}

} // namespace

/// What people type, paste or are sent is shown and kept as it is, and never taken for markup.
class Naughty : public QObject
{
    Q_OBJECT

    QStringList m_strings;

private Q_SLOTS:
    void init()
    {
        m_strings = naughtyStrings();
        if (m_strings.isEmpty())
            QSKIP("the strings are not here");
    }

    void aFieldKeepsWhatIsCommitted()
    {
        Desk desk;
        auto *line = desk.find<QLineEdit>(u"field.name"_s);
        for (const QString &text : std::as_const(m_strings)) {
            line->selectAll();
            commit(line, text);

            QCOMPARE(desk.value(u"/name"_s).toString(), text);
            QCOMPARE(line->text(), text);
            QCOMPARE(kept(desk.model.data())[u"name"_s].toString(), text);
        }
    }

    void aFieldKeepsWhatIsTyped()
    {
        Desk desk;
        auto *line = desk.find<QLineEdit>(u"field.name"_s);
        for (qsizetype at = 0; at < m_strings.size(); at += 5) {
            const QString &text = m_strings.at(at);
            if (!isTypable(text) || text.size() > 60)
                continue;
            line->selectAll();
            desk.type(u"field.name"_s, text);

            QCOMPARE(desk.value(u"/name"_s).toString(), text);
        }
    }

    void aFieldOfManyLinesKeepsWhatIsCommitted()
    {
        Desk desk;
        auto *box = desk.find<QPlainTextEdit>(u"field.note"_s);
        for (const QString &text : std::as_const(m_strings)) {
            box->selectAll();
            commit(box, text);

            // A paragraph separator is a line break, and there is one kind of line break.
            const QString expected = QString(text).replace(QChar::ParagraphSeparator, u'\n');
            QCOMPARE(desk.value(u"/note"_s).toString(), expected);
            QCOMPARE(kept(desk.model.data())[u"note"_s].toString(), expected);
        }
    }

    void whatWasKeptIsShownAgainUnchanged()
    {
        Json rows;
        for (const QString &text : std::as_const(m_strings).mid(0, 3))
            rows.append(Json::of({{u"stock_code"_s, text}, {u"remark"_s, text}}));
        for (qsizetype at = 0; at < m_strings.size(); at += 7) {
            const QString &text = m_strings.at(at);
            Json data = Json::of({{u"name"_s, text}, {u"note"_s, text}, {u"lines"_s, rows}});
            data.setAt(u"/lines/0/stock_code", text);
            const Desk desk(kept(data));

            QCOMPARE(desk.find<QLineEdit>(u"field.name"_s)->text(), text);
            QCOMPARE(desk.model.data(), data);
            const auto *table = desk.find<QTableView>(u"table.lines"_s);
            bool shown = false;
            for (int column = 0; column < table->model()->columnCount(); ++column)
                shown = shown || table->model()->index(0, column).data().toString() == text;
            QVERIFY2(shown, qPrintable(text));
        }
    }

    void noLabelTakesMarkup()
    {
        const Desk desk;

        const QList<QLabel *> labels = desk.view.findChildren<QLabel *>();
        QVERIFY(!labels.isEmpty());
        for (const QLabel *label : labels)
            QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName() + u' ' + label->text()));
    }

    void aToolTipShowsMarkupAsItIsWritten()
    {
        widgets::PlainToolTips plain;
        QWidget widget;
        widget.setToolTip(u"<b>x</b> & <img src=file:///etc/passwd>\nnext"_s);
        widget.installEventFilter(&plain);
        widget.show();

        QHelpEvent help(QEvent::ToolTip, {1, 1}, widget.mapToGlobal(QPoint(1, 1)));
        QApplication::sendEvent(&widget, &help);

        QCOMPARE(QToolTip::text(), widgets::PlainToolTips::markupOf(widget.toolTip()));
        QVERIFY(QToolTip::text().contains(u"&lt;b&gt;x&lt;/b&gt; &amp; &lt;img"_s));
        QToolTip::hideText();
    }
};

QTEST_MAIN(Naughty)
#include "tst_naughty.moc"
