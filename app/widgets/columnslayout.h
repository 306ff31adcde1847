#pragma once

#include <QLayout>

#include <vector>

namespace eforms::widgets {

/// Fields side by side, as many as the width allows, the rest in further lines: what keeps a form whole in a narrow
/// window or at 150 % scale.
class ColumnsLayout : public QLayout
{
    Q_OBJECT

public:
    enum class Fit {
        Equal,   ///< columns of one width, never narrower than `least`
        Content, ///< each as wide as it wishes
    };
    struct Style {
        Fit fit = Fit::Equal;
        int gap = 16;  ///< between columns
        int lead = 12; ///< between lines
        int least = 190;
    };

    ColumnsLayout(QWidget *parent, const Style &style);
    ~ColumnsLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    void setGeometry(const QRect &area) override;

private:
    /// Places the items, unless @p measure; the height needed is returned.
    int place(const QRect &area, bool measure) const;
    [[nodiscard]] std::vector<QLayoutItem *> shown() const;
    [[nodiscard]] static int heightOf(QLayoutItem *item, int width);

    Style m_style;
    std::vector<QLayoutItem *> m_items;
};

} // namespace eforms::widgets
