#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "model/report/writers.h"
#include "pricing/base/format.h"

namespace breakeven::model::report {

namespace {

constexpr double width = 920;
constexpr std::size_t colours = 4;

std::string tickText(Unit unit, double value)
{
    switch (unit) {
        case Unit::Count:
            return countText(value);
        case Unit::Money:
            return moneyText(value);
        case Unit::Duration:
            return durationText(value);
        case Unit::Share:
            return shareText(value);
    }
    return countText(value);
}

std::string textAt(double x, double y, const char* anchor, const std::string& text,
                   const char* classes = "")
{
    return fmt::format(
        "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" class=\"{}\">{}</text>\n", x, y, anchor,
        classes, escapedXml(text));
}

std::string lineBetween(double x1, double y1, double x2, double y2, const char* classes)
{
    return fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>\n", x1, y1,
        x2, y2, classes);
}

std::string svgElement(double height, const std::string& title, const std::string& content)
{
    return fmt::format(
        "<svg viewBox=\"0 0 {} {:.0f}\" role=\"img\" aria-label=\"{}\" "
        "xmlns=\"http://www.w3.org/2000/svg\">\n{}</svg>\n",
        width, height, escapedXml(title), content);
}

/// Maps a range of values onto a range of pixels, linearly or by decades.
class Scale {
public:
    Scale(double from, double to, double pixelFrom, double pixelTo, bool logarithmic)
        : m_from(logarithmic ? std::log10(from) : from),
          m_to(logarithmic ? std::log10(to) : to),
          m_pixelFrom(pixelFrom),
          m_pixelTo(pixelTo),
          m_logarithmic(logarithmic)
    {
    }

    [[nodiscard]] double operator()(double value) const
    {
        const double at = m_logarithmic ? std::log10(std::max(value, 1e-300)) : value;
        const double share = m_to > m_from ? (at - m_from) / (m_to - m_from) : 0.5;
        return m_pixelFrom + std::clamp(share, 0.0, 1.0) * (m_pixelTo - m_pixelFrom);
    }

    [[nodiscard]] std::vector<double> ticks() const
    {
        return m_logarithmic ? decades() : roundSteps();
    }

private:
    [[nodiscard]] std::vector<double> decades() const
    {
        std::vector<double> values;
        const int stride = std::max(1, static_cast<int>(std::ceil((m_to - m_from) / 9)));
        for (int decade = static_cast<int>(std::ceil(m_from - 1e-9)); decade <= m_to + 1e-9;
             decade += stride) {
            values.push_back(std::pow(10.0, decade));
        }
        return values;
    }

    [[nodiscard]] std::vector<double> roundSteps() const
    {
        const double raw = std::max(m_to - m_from, 1e-12) / 5;
        const double magnitude = std::pow(10.0, std::floor(std::log10(raw)));
        const double step = magnitude * (raw / magnitude < 2 ? 2 : raw / magnitude < 5 ? 5 : 10);
        std::vector<double> values;
        for (double value = std::ceil(m_from / step) * step; value <= m_to * (1 + 1e-9);
             value += step) {
            values.push_back(value);
        }
        return values;
    }

    double m_from;
    double m_to;
    double m_pixelFrom;
    double m_pixelTo;
    bool m_logarithmic;
};

struct Extent {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    void include(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    [[nodiscard]] bool empty() const { return low > high; }
};

/// Draws one CurveFigure.
class CurvePainter {
public:
    explicit CurvePainter(const CurveFigure& figure) : m_figure(figure) {}

    [[nodiscard]] std::string paint()
    {
        Extent x;
        Extent y;
        measure(x, y);
        if (x.empty() || y.empty()) {
            return svgElement(40, m_figure.title,
                              textAt(0, 24, "start", "There is nothing to show."));
        }
        const Scale across = scaleFor(x, m_figure.logX, left, right);
        const Scale up = scaleFor(y, m_figure.logY, bottom, top);
        std::string svg = axes(across, up);
        for (std::size_t i = 0; i < m_figure.curves.size(); ++i) {
            svg += curve(m_figure.curves[i], i, across, up);
        }
        return svgElement(height, m_figure.title, svg + labels(across, up) + markers(across, up));
    }

private:
    static constexpr double height = 380;
    static constexpr double left = 76;
    static constexpr double right = width - 170;
    static constexpr double top = 26;
    static constexpr double bottom = height - 48;

    void measure(Extent& x, Extent& y) const
    {
        for (const CurveFigure::Curve& curve : m_figure.curves) {
            for (const CurveFigure::Point& point : curve.points) {
                if ((!m_figure.logX || point.x > 0) && (!m_figure.logY || point.y > 0)) {
                    x.include(point.x);
                    y.include(point.y);
                }
            }
        }
        if (!m_figure.logY) {
            y.include(0);
        }
    }

    /// Logarithmic axes end at whole decades, linear ones a little above the highest value.
    static Scale scaleFor(const Extent& extent, bool logarithmic, double from, double to)
    {
        if (!logarithmic) {
            return {extent.low, extent.high > extent.low ? extent.high * 1.08 : extent.low + 1,
                    from, to, false};
        }
        const double low = std::floor(std::log10(extent.low) + 1e-9);
        const double high = std::max(std::ceil(std::log10(extent.high) - 1e-9), low + 1);
        return {std::pow(10.0, low), std::pow(10.0, high), from, to, true};
    }

    [[nodiscard]] std::string axes(const Scale& across, const Scale& up) const
    {
        std::string svg;
        for (const double tick : up.ticks()) {
            svg += lineBetween(left, up(tick), right, up(tick), "grid");
            svg += textAt(left - 8, up(tick) + 4, "end", tickText(m_figure.yUnit, tick));
        }
        for (const double tick : across.ticks()) {
            svg += lineBetween(across(tick), bottom, across(tick), bottom + 5, "axis");
            svg += textAt(across(tick), bottom + 20, "middle", tickText(m_figure.xUnit, tick));
        }
        svg += lineBetween(left, bottom, right, bottom, "axis");
        svg += textAt(right, bottom + 40, "end", m_figure.xLabel);
        svg += textAt(left, top - 12, "start", m_figure.yLabel);
        if (m_figure.reference > 0) {
            const double at = across(m_figure.reference);
            svg += lineBetween(at, top, at, bottom, "reference");
            svg += textAt(at + 6, bottom - 8, "start", m_figure.referenceLabel);
        }
        return svg;
    }

    /// One path for each run of points that are drawn alike.
    [[nodiscard]] std::string curve(const CurveFigure::Curve& curve, std::size_t index,
                                    const Scale& across, const Scale& up) const
    {
        std::string svg;
        for (std::size_t i = 1; i < curve.points.size();) {
            const bool solid = curve.points[i].solid;
            std::string path = fmt::format("M{:.1f} {:.1f}", across(curve.points[i - 1].x),
                                           up(curve.points[i - 1].y));
            for (; i < curve.points.size() && curve.points[i].solid == solid; ++i) {
                const double x = across(curve.points[i].x);
                path += m_figure.steps ? fmt::format("H{:.1f}V{:.1f}", x, up(curve.points[i].y))
                                       : fmt::format("L{:.1f} {:.1f}", x, up(curve.points[i].y));
            }
            svg += fmt::format("<path d=\"{}\" class=\"curve c{}{}\"/>\n", path, index % colours,
                               solid ? "" : " dotted");
        }
        return svg;
    }

    /// Where a curve is named: at its end, or at its peak when it ends at zero.
    [[nodiscard]] const CurveFigure::Point& labelPoint(const CurveFigure::Curve& curve) const
    {
        return m_figure.steps ? *std::ranges::max_element(curve.points, {}, &CurveFigure::Point::y)
                              : curve.points.back();
    }

    [[nodiscard]] std::string labels(const Scale& across, const Scale& up) const
    {
        struct Label {
            double x;
            double y;
            std::size_t index;
        };
        std::vector<Label> all;
        for (std::size_t i = 0; i < m_figure.curves.size(); ++i) {
            if (!m_figure.curves[i].points.empty()) {
                const CurveFigure::Point& point = labelPoint(m_figure.curves[i]);
                all.push_back({across(point.x), up(point.y), i});
            }
        }
        std::ranges::sort(all, {}, &Label::y);
        std::string svg;
        double lowest = 0;
        for (const Label& label : all) {
            const double y = std::max(label.y, lowest + 16);
            lowest = y;
            svg += fmt::format(
                "<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"strong\">"
                "<tspan class=\"f{}\">● </tspan>{}</text>\n",
                label.x + 10, y + 4, label.index % colours,
                escapedXml(m_figure.curves[label.index].name));
        }
        return svg;
    }

    [[nodiscard]] std::string markers(const Scale& across, const Scale& up) const
    {
        // Markers close together share the first one's label; the text below lists them all.
        constexpr double apart = 90;
        std::string svg;
        double labelled = -apart;
        for (const CurveFigure::Marker& marker : m_figure.markers) {
            const double x = across(marker.x);
            const double y = up(marker.y);
            svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5\" class=\"marker\"/>\n",
                               x, y);
            if (x - labelled >= apart) {
                svg += textAt(x - 10, y - 10, "end", marker.label, "strong");
                labelled = x;
            }
        }
        return svg;
    }

    const CurveFigure& m_figure;
};

double largest(const BarFigure& figure)
{
    double value = 0;
    for (const BarFigure::Group& group : figure.groups) {
        for (const BarFigure::Bar& bar : group.bars) {
            value = std::max(value, bar.value);
        }
    }
    return value;
}

std::string shortened(const std::string& text, std::size_t limit)
{
    if (text.size() <= limit) {
        return text;
    }
    std::size_t cut = limit - 1;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
        --cut;
    }
    return text.substr(0, cut) + "…";
}

}  // namespace

std::string svgOf(const CurveFigure& figure)
{
    return CurvePainter(figure).paint();
}

std::string svgOf(const BarFigure& figure)
{
    constexpr double left = 220;
    constexpr double right = width - 100;
    constexpr double rowHeight = 24;
    const double top = largest(figure);
    std::string svg;
    double y = 0;
    for (const BarFigure::Group& group : figure.groups) {
        y += 20;
        svg += textAt(0, y, "start", group.title, "strong");
        y += 8;
        for (const BarFigure::Bar& bar : group.bars) {
            const double length = top > 0 ? std::max(bar.value, 0.0) / top * (right - left) : 0;
            svg += textAt(left - 10, y + 16, "end", shortened(bar.label, 34));
            svg += fmt::format(
                "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"16\" "
                "rx=\"3\" class=\"f{}\"/>\n",
                left, y + 4, std::max(length, 1.0), group.series % colours);
            svg += textAt(left + length + 8, y + 16, "start", tickText(figure.unit, bar.value),
                          "strong");
            y += rowHeight;
        }
        y += 8;
    }
    return svgElement(std::max(y, 20.0), figure.title, svg);
}

}  // namespace breakeven::model::report
