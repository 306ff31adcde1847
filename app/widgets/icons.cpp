#include "widgets/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

/// Takes the shape from a picture and the colour from the palette.
class TintedIcon final : public QIconEngine
{
public:
    TintedIcon(QString file, QColor colour)
        : m_file(std::move(file))
        , m_picture(m_file)
        , m_colour(std::move(colour))
    {
    }

    QIconEngine *clone() const override { return new TintedIcon(m_file, m_colour); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    /// @p size is in device pixels.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const QColor colour = colourFor(mode);
        const QString key
            = u"eforms/%1/%2x%3/%4"_s.arg(m_file, QString::number(size.width()), QString::number(size.height()), colour.name());
        QPixmap result;
        if (!QPixmapCache::find(key, &result)) {
            result = m_picture.pixmap(size, 1.0).scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation);
            result.setDevicePixelRatio(1.0);
            QPainter painter(&result);
            painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
            painter.fillRect(result.rect(), colour);
            painter.end();
            QPixmapCache::insert(key, result);
        }
        result.setDevicePixelRatio(scale);
        return result;
    }

    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor colourFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return m_colour.isValid() ? m_colour : palette.color(QPalette::ButtonText);
    }

    QString m_file;
    QIcon m_picture;
    QColor m_colour;
};

} // namespace

QIcon Icons::icon(const QString &name)
{
    return icon(name, QColor());
}

QIcon Icons::icon(const QString &name, const QColor &colour)
{
    const QString file = u":/eforms/icons/"_s + name + u".png"_s;
    if (!QFile::exists(file))
        return {};
    return QIcon(new TintedIcon(file, colour));
}

} // namespace eforms::widgets
