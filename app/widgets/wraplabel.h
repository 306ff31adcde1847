#pragma once

#include <QLabel>

namespace eforms::widgets {

/// Plain text that goes on in further lines where it is too long for its width.
///
/// As a QLabel with word wrap, which however measures its text several times for each layout; this one does once, for
/// there may be a thousand of them.
class WrapLabel : public QLabel
{
    Q_OBJECT

public:
    explicit WrapLabel(QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure() const;

    mutable QString m_measured; ///< the text that the sizes are those of
    mutable QSize m_line;       ///< of the text where nothing limits its width
    mutable int m_width = -1;   ///< for which m_height holds
    mutable int m_height = 0;
};

} // namespace eforms::widgets
