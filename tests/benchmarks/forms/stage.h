#pragma once

#include "engine/formmodel.h"
#include "forms/workload.h"
#include "widgets/formview.h"

#include <memory>

class QScrollBar;

namespace bench {

/// Waits for the X server to have done all that was asked of it; nothing to wait for on other platforms.
void flush();

/// Watches one widget being painted; of a window, anything in it.
class Painted : public QObject
{
public:
    explicit Painted(QWidget *watched);
    [[nodiscard]] bool happened() const { return m_happened; }
    /// Turns the event loop until the widget has been painted and what was painted has reached the screen. False after
    /// five seconds.
    bool wait();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool m_happened = false;
};

/// Times of one opening, in milliseconds from the schema's bytes on.
struct Opening {
    double parsed = 0;
    double compiled = 0;
    double modelled = 0;
    double built = 0;
    double painted = 0;
    double processor = 0; ///< time of the processor spent on all of it by this process
};

/// A form in a window, opened from bytes.
class Stage
{
public:
    enum class Window {
        There, ///< already on the screen, empty, as the program's is, or the page of a browser
        New,   ///< made and shown for the form
    };

    /// @p bytes hold `{"schema","uischema","data"}`. Returns when the first complete picture has reached the screen.
    explicit Stage(const QByteArray &bytes, Window window = Window::There);
    ~Stage();

    [[nodiscard]] const Opening &times() const { return m_times; }
    [[nodiscard]] eforms::engine::FormModel &model() const { return *m_model; }
    [[nodiscard]] eforms::widgets::FormView &view() const { return *m_view; }
    /// Of the page.
    [[nodiscard]] QScrollBar &bar() const;
    /// The control of that name; null when there is none.
    [[nodiscard]] QWidget *find(const QString &name) const;
    /// Makes the window the one that gets the keys. False when that does not succeed.
    bool activate();
    /// True when the screen shows the same now as when everything has had time to settle.
    [[nodiscard]] bool isComplete() const;
    /// Turns the event loop until nothing has been painted for a moment.
    void settle() const;

private:
    void showWindow();

    Opening m_times;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<eforms::engine::FormModel> m_model;
    std::unique_ptr<eforms::widgets::FormView> m_view;
};

/// Turns the wheel down over the middle of @p target.
void wheel(QWidget *target, int notches);

} // namespace bench
