#pragma once

#include "widgets/tableedits.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace eforms::widgets {

/// Says what a change of many cells came to and that lines are shown in another order, to the eye and to a screen reader.
class TableNotice : public QWidget
{
    Q_OBJECT

public:
    explicit TableNotice(QWidget *parent);

    void showOutcome(const EditOutcome &outcome);
    /// Any other sentence.
    void say(const QString &sentence);
    /// @p column is the name of the one the lines are sorted by, empty for none.
    void showOrder(const QString &column, bool problemsOnly);
    void retranslate();

Q_SIGNALS:
    void formOrderWanted();

private:
    void refresh();

    QLabel *m_text;
    QPushButton *m_formOrder;
    QString m_said;
    QString m_order;
};

/// `12 lines pasted. 3 more did not fit.` Empty when there is nothing to say.
[[nodiscard]] QString outcomeText(const EditOutcome &outcome);

} // namespace eforms::widgets
