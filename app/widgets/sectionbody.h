#pragma once

#include "widgets/editorfactory.h"

#include <QHash>
#include <QPointer>
#include <QTimer>

#include <vector>

class QScrollArea;
class QVBoxLayout;

namespace eforms::widgets {

class FormBody;

/// One section of a form, however long, open at once: its parts are built when they come in sight, when something in
/// them is asked for, and otherwise one after another in idle moments after the first painting.
///
/// A part that is not built yet holds the place that it will probably need. What is in sight does not move when a part
/// above it turns out to be of another height. The order of Tab is that of the layout, whatever was built first.
class SectionBody : public QWidget
{
    Q_OBJECT

public:
    /// @p element must outlive this.
    SectionBody(FormScene &scene, const EditorFactory &factory, const engine::LayoutElement &element, QWidget *parent);

    void retranslate();
    /// Gives the focus to the field at @p path, or to the cell of a table; false when it is not here.
    bool focusPath(const QString &path);
    void focusFirst();
    /// False when the layout's rules and the data hide all that is in here.
    [[nodiscard]] bool hasVisible() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Part {
        std::vector<const engine::LayoutElement *> elements;
        int fields = 0;
        QWidget *frame = nullptr;
        FormBody *body = nullptr; ///< null until built
        QPointer<QWidget> last;   ///< that Tab reaches in it
    };

    /// What stays where it is on screen while parts change their height.
    struct Anchor {
        const QWidget *frame = nullptr;
        int offset = 0; ///< of the frame's top below the top of what is in sight
        bool end = false; ///< the end of the page, whatever stands there
    };

    void split(const engine::LayoutElement &element);
    void add(const engine::LayoutElement &element, int fields, bool alone);
    void makeFrames();
    void build(std::size_t at);
    void buildInPlace(std::size_t at);
    void buildInSight();
    void buildNext();
    void keepOrder(std::size_t at);
    void estimate();
    [[nodiscard]] Anchor anchor() const;
    void holdToAnchor();
    [[nodiscard]] bool isBuilt() const;
    void layOut();
    void updateVisibility();
    [[nodiscard]] bool shows(const Part &part) const;
    [[nodiscard]] QRect sight() const;
    [[nodiscard]] QScrollArea *area() const;
    [[nodiscard]] std::optional<std::size_t> partOf(const QString &path) const;

    FormScene &m_scene;
    const EditorFactory &m_factory;
    QVBoxLayout *m_column;
    std::vector<Part> m_parts;
    QHash<QString, std::size_t> m_byPointer;
    QTimer m_idle;
    double m_fieldHeight = 0; ///< as the parts built so far have it on average, in pixels
    Anchor m_anchor; ///< as the person last scrolled; nothing once all is built
    bool m_building = false;
    bool m_holding = false; ///< the page is being moved for the anchor, not by the person
};

} // namespace eforms::widgets
