#include "gallery/sheet.h"

#include "gallery/fitting.h"
#include "widgets/formview.h"

#include <QApplication>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

namespace eforms::gallery {

using namespace Qt::StringLiterals;

namespace {

constexpr int formWidth = 628; // what the page leaves it at 1280, beside its scroll bar
constexpr int tall = 4000;     // so that all parts of a section are in sight and get built
constexpr int titleHeight = 34;

/// Lets the view build and lay out what is in sight: labels tell their height a moment after they are made.
void settle()
{
    constexpr int rounds = 6;
    for (int round = 0; round < rounds; ++round)
        QCoreApplication::sendPostedEvents();
}

QImage withTitle(const QString &title, const QPixmap &section)
{
    QImage image(section.width(), section.height() + titleHeight, QImage::Format_RGB32);
    image.fill(QApplication::palette().color(QPalette::Window));
    QPainter painter(&image);
    painter.fillRect(0, 0, image.width(), titleHeight - 6, QApplication::palette().color(QPalette::Mid));
    QFont font = QApplication::font();
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(QApplication::palette().color(QPalette::WindowText));
    painter.drawText(QRect(10, 0, image.width() - 20, titleHeight - 6), Qt::AlignVCenter, title);
    painter.drawPixmap(0, titleHeight, section);
    return image;
}

QImage stacked(const QList<QImage> &images)
{
    int height = 0;
    for (const QImage &image : images)
        height += image.height();
    QImage all(formWidth, std::max(1, height), QImage::Format_RGB32);
    all.fill(QApplication::palette().color(QPalette::Window));
    QPainter painter(&all);
    int y = 0;
    for (const QImage &image : images) {
        painter.drawImage(0, y, image);
        y += image.height();
    }
    return all;
}

} // namespace

Sheet drawSheet(engine::FormModel &model, Language language)
{
    widgets::FormView view(model, language);
    view.setAttribute(Qt::WA_DontShowOnScreen);
    view.resize(formWidth, tall);
    view.show();
    Sheet sheet;
    QList<QImage> images;
    const auto sections = view.sections();
    for (int at = 0; at < sections.size(); ++at) {
        if (!sections.at(at).visible)
            continue;
        view.showSection(at);
        settle();
        const auto *area = qobject_cast<QScrollArea *>(view.currentWidget());
        QWidget *page = area->widget();
        // The page fills the window; what stands below the last field is not drawn.
        const int height = std::min(page->height(), std::max(page->sizeHint().height(), page->minimumSizeHint().height()));
        const int needed = page->hasHeightForWidth() ? std::min(page->height(), page->heightForWidth(page->width())) : height;
        images.append(withTitle(sections.at(at).title, page->grab(QRect(0, 0, page->width(), needed))));
        const QString name = sections.at(at).title;
        for (const QString &misfit : cutOff(*page))
            sheet.misfits.append(name + u" – "_s + misfit);
    }
    sheet.picture = stacked(images);
    return sheet;
}

} // namespace eforms::gallery
