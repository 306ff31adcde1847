#pragma once

#include "engine/formmodel.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace eforms::widgets {

/// All problems on show, in form order; a click or Enter asks to go there. Hidden while there are none.
///
/// A screen reader is told when their number changes.
class ProblemSummary : public QWidget
{
    Q_OBJECT

public:
    /// @p model must outlive this.
    ProblemSummary(engine::FormModel &model, Language language, QWidget *parent = nullptr);

    void setLanguage(Language language);
    /// Number of problems listed.
    [[nodiscard]] int count() const;

Q_SIGNALS:
    /// The person wants to see the field at @p path.
    void pathChosen(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void announce();
    void choose(const QListWidgetItem *item);

    engine::FormModel &m_model;
    Language m_language;
    QLabel *m_title;
    QListWidget *m_list;
    qsizetype m_announced = 0;
};

} // namespace eforms::widgets
