#include "ui/results/problemspanel.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/commands/componentcommands.h"
#include "ui/commands/connectioncommands.h"
#include "ui/commands/partcommands.h"
#include "ui/language/phrases.h"
#include "ui/shell/format.h"
#include "ui/shell/parts.h"

namespace breakeven::ui {

namespace {

QString stemOf(model::Severity severity)
{
    switch (severity) {
        case model::Severity::Error:
            return QStringLiteral("error");
        case model::Severity::Warning:
            return QStringLiteral("warning");
        case model::Severity::Note:
            return QStringLiteral("info");
    }
    return {};
}

QColor colorOf(model::Severity severity, const Tokens& tokens)
{
    switch (severity) {
        case model::Severity::Error:
            return tokens.bad;
        case model::Severity::Warning:
            return tokens.warn;
        case model::Severity::Note:
            return tokens.muted;
    }
    return {};
}

bool fixComponent(Document& document, const model::Problem& problem, const model::ComponentId& id)
{
    if (problem.fix.kind == model::Fix::Kind::ResetParameter) {
        document.undoStack().push(new SetParameter(document, problem.alternative, id,
                                                   problem.fix.parameter, std::nullopt));
        return true;
    }
    if (problem.fix.kind == model::Fix::Kind::RemoveComponent) {
        document.undoStack().push(new RemoveParts(document, problem.alternative, {id}, {}));
        return true;
    }
    return false;
}

bool fixConnection(Document& document, const model::Problem& problem,
                   const model::Connection& connection)
{
    if (problem.fix.kind == model::Fix::Kind::RemoveConnection) {
        document.undoStack().push(
            new RemoveParts(document, problem.alternative, {}, {connection.id}));
        return true;
    }
    if (problem.fix.kind == model::Fix::Kind::MakeAsynchronous) {
        model::Connection changed = connection;
        changed.mode = model::CallMode::Asynchronous;
        document.undoStack().push(new ChangeConnection(document, problem.alternative, changed));
        return true;
    }
    return false;
}

}  // namespace

bool applyFix(Document& document, const model::Problem& problem)
{
    const model::Alternative* alternative = document.project().find(problem.alternative);
    if (alternative == nullptr) {
        return false;
    }
    if (const auto* id = std::get_if<model::ComponentId>(&problem.where)) {
        return alternative->architecture.find(*id) != nullptr &&
               fixComponent(document, problem, *id);
    }
    if (const auto* id = std::get_if<model::ConnectionId>(&problem.where)) {
        const model::Connection* connection = alternative->architecture.find(*id);
        return connection != nullptr && fixConnection(document, problem, *connection);
    }
    return false;
}

ProblemsPanel::ProblemsPanel(Document& document, const Analysis& analysis, const Theme& theme,
                             QWidget* parent)
    : QWidget(parent), m_document(document), m_analysis(analysis), m_theme(theme)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeScroll(m_rows));
    m_rows->setSpacing(0);
    m_rows->setContentsMargins(12, 4, 12, 4);
    connect(&analysis, &Analysis::outcomesChanged, this, &ProblemsPanel::refresh);
    connect(&theme, &Theme::changed, this, &ProblemsPanel::refresh);
    refresh();
}

void ProblemsPanel::refresh()
{
    clearLayout(m_rows);
    int number = 0;
    for (const model::Problem& problem : m_analysis.problems()) {
        m_rows->addWidget(rowOf(problem, number++));
        m_rows->addWidget(makeLine());
    }
    if (number == 0 && isBlank(m_document.project())) {
        m_rows->addWidget(makeEmptyState(
            m_theme, QStringLiteral("check"), tr("Nothing to check yet"),
            tr("Once there is a drawing, what is missing or wrong in it is listed here, with a fix "
               "in one click where there is one.")));
    } else if (number == 0) {
        m_rows->addWidget(makeEmptyState(m_theme, QStringLiteral("check"), tr("No problems"),
                                         tr("The drawing is complete: everything that gets "
                                            "traffic can serve it and be priced.")));
    } else {
        m_rows->addStretch();
    }
}

QString ProblemsPanel::placeOf(const model::Problem& problem) const
{
    const model::Alternative* alternative = m_document.project().find(problem.alternative);
    if (alternative == nullptr) {
        return tr("Project");
    }
    QString place = text(alternative->name);
    if (const auto* id = std::get_if<model::ComponentId>(&problem.where)) {
        const model::Component* component = alternative->architecture.find(*id);
        place += QStringLiteral(" › ") + text(component ? component->name : id->text());
    } else if (std::holds_alternative<model::ConnectionId>(problem.where)) {
        place += tr(" › connection");
    }
    return place;
}

QWidget* ProblemsPanel::rowOf(const model::Problem& problem, int number)
{
    auto* row = new QWidget;
    row->setObjectName(QStringLiteral("problem-%1").arg(number));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 7, 0, 7);
    layout->setSpacing(10);
    auto* icon = new QLabel;
    icon->setPixmap(m_theme.icons().glyph(stemOf(problem.severity), 16,
                                          colorOf(problem.severity, m_theme.tokens()),
                                          devicePixelRatioF()));
    layout->addWidget(icon, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    QLabel* what = makeLabel(m_theme, sentence(problem.text));
    what->setWordWrap(true);
    words->addWidget(what);
    words->addWidget(makeLabel(m_theme, placeOf(problem), Role::Muted, 11));
    layout->addLayout(words, 1);
    addButtons(row, problem, number);
    return row;
}

void ProblemsPanel::addButtons(QWidget* row, const model::Problem& problem, int number)
{
    if (!std::holds_alternative<std::monostate>(problem.where)) {
        QPushButton* jump = makeFlatButton(tr("Show"));
        jump->setObjectName(QStringLiteral("problemShow-%1").arg(number));
        connect(jump, &QPushButton::clicked, this,
                [this, problem] { emit placeActivated(problem); });
        row->layout()->addWidget(jump);
    }
    if (problem.fix.kind != model::Fix::Kind::None) {
        auto* fix = new QPushButton(sentence(problem.fix.label));
        fix->setObjectName(QStringLiteral("problemFix-%1").arg(number));
        connect(fix, &QPushButton::clicked, this,
                [this, problem] { applyFix(m_document, problem); });
        row->layout()->addWidget(fix);
    }
}

}  // namespace breakeven::ui
