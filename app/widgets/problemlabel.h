#pragma once

#include "widgets/formscene.h"

#include <QWidget>

class QLabel;

namespace eforms::widgets {

/// The problems of one field under it: icon and sentence, in red, or amber for what is only a warning.
///
/// A screen reader is told when they appear or change.
class ProblemLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemLabel(QWidget *parent);

    /// Hidden when there are none.
    void showProblems(const FormScene &scene, const engine::Problems &problems);
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolour();

    QLabel *m_icon;
    QLabel *m_text;
    engine::Severity m_severity = engine::Severity::Error;
};

} // namespace eforms::widgets
