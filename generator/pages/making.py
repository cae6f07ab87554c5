"""What each page below a language's folder shows, as a view."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.edition import Edition
from generator.model.industries import Industry, Scenario
from generator.model.text import Language
from generator.model.units import Category
from generator.pages import entries, tables, views
from generator.pages import tiers as own_tables
from generator.pages.citing import examples
from generator.pages.comparing import comparison
from generator.pages.downloads import bundle, offers
from generator.pages.navigation import link_to, regions
from generator.pages.outline import Place
from generator.pages.past import releases
from generator.pages.prose import Pair
from generator.pages.shell import Settings, Shell, shell
from generator.pages.units import Desk, UnitView
from generator.permalinks.downloads import bundle_path
from generator.permalinks.published import pasts


def view_of(desk: Desk, place: Place, settings: Settings) -> tuple[str, views.View]:
    """The template of a page and what it shows."""
    if place.edition is None:
        return _shared_page(desk, place, settings)
    edition = place.edition
    kind = place.kind
    if kind == "edition":
        return "edition.html", _edition(desk, edition, place, settings)
    if kind == "part":
        return "part.html", _part(desk, edition, place, settings)
    if kind == "catalogue":
        return "catalogue.html", _catalogue(desk, edition, settings)
    if kind == "category":
        return "category.html", _category(desk, place, settings)
    if kind == "industry":
        return "industry.html", _industry(desk, edition, place, settings)
    if kind == "scenario":
        return "scenario.html", _scenario(desk, edition, place, settings)
    if kind == "changes":
        return "changes.html", _changes(desk, edition, settings)
    if kind == "compare" and place.former is not None:
        found = comparison(desk, place.former, edition)
        return "compare.html", views.CompareView(_shell(desk, settings), found)
    if kind == "matrix":
        return "matrix.html", tables.matrix(desk, edition, _shell(desk, settings))
    if kind == "thresholds":
        return "thresholds.html", tables.thresholds(desk, edition, _shell(desk, settings))
    if kind == "time-limits":
        return "time-limits.html", tables.time_limits(desk, edition, _shell(desk, settings))
    return "reading.html", _reading(desk, edition, place, settings)


def _shared_page(desk: Desk, place: Place, settings: Settings) -> tuple[str, views.View]:
    outer = _shell(desk, settings)
    content = desk.reference.content
    if place.kind == "home":
        return "home.html", _home(desk, outer)
    if place.kind == "glossary":
        return "glossary.html", entries.view(desk, content.terms, "term", outer)
    if place.kind == "instruments":
        return "instruments.html", entries.view(desk, content.instruments, "instrument", outer)
    if place.kind == "citing":
        return "citing.html", views.CitingView(outer, tuple(examples(desk, settings.site_url)))
    if place.kind == "downloads":
        return "downloads.html", views.DownloadsView(outer, bundle(desk), tuple(offers(desk)))
    if place.kind == "search":
        inside = desk.reference.outline.inside
        return "search.html", views.SearchView(
            outer, tuple(contents(desk, each) for each in inside), regions(desk)
        )
    return "about.html", _about(desk, outer)


def _shell(desk: Desk, settings: Settings, *shown: UnitView) -> Shell:
    return shell(desk, settings, noindex=_mainly_working(desk.language, shown))


def _mainly_working(language: Language, shown: tuple[UnitView, ...]) -> bool:
    """Whether more than half of a Chinese page's text is working Chinese."""
    if language == "en":
        return False
    texts = [text.first for unit in shown for text in _texts(unit)]
    working = sum(len(text.plain) for text in texts if text.status == "working")
    return 2 * working > sum(len(text.plain) for text in texts)


def _texts(unit: UnitView) -> Iterator[Pair]:
    for text in (unit.heading, unit.text, unit.reference):
        if text is not None:
            yield text
    for child in unit.children:
        yield from _texts(child)


def contents(desk: Desk, place: Place, *, deep: bool = True) -> views.Contents:
    """A page and, if `deep`, the pages inside it, as links."""
    link = link_to(desk, place)
    inside = (each for each in place.inside if deep and each.kind != "scenario")
    return views.Contents(link, tuple(contents(desk, each) for each in inside))


def _home(desk: Desk, outer: Shell) -> views.HomeView:
    inside = desk.reference.outline.inside
    editions = tuple(_list_link(desk, place) for place in inside if place.kind == "edition")
    shared = tuple(link_to(desk, place) for place in inside if place.kind != "edition")
    return views.HomeView(outer, editions, shared)


def _list_link(desk: Desk, place: Place) -> views.ListLink:
    edition = place.edition
    assert edition is not None
    there = Desk(desk.reference, desk.language, desk.path, edition)
    owner = desk.reference.content.owner(edition)
    wanted = ("ed-issued", "ed-version", "ed-scale")
    facts = tuple(there.alone(each, 3) for each in edition.file.statements if each.id in wanted)
    # Of several lists only what is found first: the home page is there to choose one of them.
    deep = desk.owner is not None
    inside = tuple(contents(desk, each, deep=deep) for each in place.inside)
    return views.ListLink(link_to(desk, place), desk.pair(owner.file.region), facts, inside)


def _edition(desk: Desk, edition: Edition, place: Place, settings: Settings) -> views.EditionView:
    statements = tuple(desk.unit(each, 3) for each in edition.file.statements)
    scale = edition.file.scale
    fields = sum(1 for unit in edition.walk() if unit.kind == "data-field")
    coverage = views.Coverage(len(edition.scenarios), scale.scenarios, fields, scale.data_fields)
    outer = _shell(desk, settings, *statements)
    return views.EditionView(
        shell=outer,
        statements=statements,
        contents=tuple(contents(desk, each) for each in place.inside),
        coverage=coverage,
        bundle=f"{outer.root}/{bundle_path(desk.reference.content)}",
        explanations=entries.explanations(desk, statements),
    )


def _part(desk: Desk, edition: Edition, place: Place, settings: Settings) -> views.PartView:
    assert place.unit is not None
    part = desk.unit(place.unit, 1)
    home = f"{place.path}"
    roots = (edition.structure, edition.industries_section)
    at_home = [
        unit for unit in roots if desk.reference.addresses.of_units[edition.key][unit.id] == home
    ]
    units = tuple(desk.unit(each, 2) for each in at_home)
    outer = _shell(desk, settings, part, *units)
    inside = tuple(contents(desk, each) for each in place.inside)
    columns = any(unit.columns for unit in units)
    industries = tuple(tables.industry_rows(desk, edition)) if columns else ()
    explained = entries.explanations(desk, (part, *units))
    return views.PartView(outer, part, units, industries, inside, explained)


def _reading(desk: Desk, edition: Edition, place: Place, settings: Settings) -> views.ReadingView:
    if place.kind == "full":
        shown = tuple(desk.unit(each, 2) for each in edition.chapters)
    else:
        assert place.unit is not None
        shown = (desk.unit(place.unit, 1),)
    outer = _shell(desk, settings, *shown)
    return views.ReadingView(outer, shown, entries.explanations(desk, shown))


def _catalogue(desk: Desk, edition: Edition, settings: Settings) -> views.CatalogueView:
    unit = desk.unit(edition.catalogue, 1)
    categories = tuple(_listed(desk, each) for each in edition.categories)
    outer = _shell(desk, settings, unit, *categories)
    explained = entries.explanations(desk, (unit, *categories))
    return views.CatalogueView(outer, unit, categories, explained)


def _listed(desk: Desk, category: Category) -> UnitView:
    """A category in the table of the catalogue, with its sub-categories and examples."""
    return desk.alone(category, 2).with_children(
        tuple(desk.alone(each, 3) for each in category.children)
    )


def _category(desk: Desk, place: Place, settings: Settings) -> views.CategoryView:
    assert place.unit is not None
    unit = desk.unit(place.unit, 1)
    subs = tuple(each for each in unit.children if each.kind == "sub-category")
    examples = tuple(each for each in unit.children if each.kind == "example")
    explained = entries.explanations(desk, (unit,))
    return views.CategoryView(_shell(desk, settings, unit), unit, subs, examples, explained)


def _industry(desk: Desk, edition: Edition, place: Place, settings: Settings) -> views.IndustryView:
    industry = place.unit
    assert isinstance(industry, Industry)
    unit = desk.unit(industry, 1, deep=False)
    tiers = tuple(own_tables.tier_table(desk, edition, each) for each in industry.tiers)
    scope = tuple(desk.unit(each, 2) for each in industry.scope)
    thresholds = tuple(desk.unit(each, 2) for each in industry.thresholds)
    fields = tuple(field for tier in tiers for field in tier.table.units)
    shown = (unit, *(tier.unit for tier in tiers), *scope, *thresholds, *fields)
    return views.IndustryView(
        shell=_shell(desk, settings, *shown),
        unit=unit,
        tiers=tiers,
        loaded=any(tier.scenarios or tier.table.rows for tier in tiers),
        scope=scope,
        thresholds=thresholds,
        columns=tuple(desk.pair(each) for each in edition.industries_section.columns),
        explanations=entries.explanations(desk, shown),
    )


def _scenario(desk: Desk, edition: Edition, place: Place, settings: Settings) -> views.ScenarioView:
    scenario = place.unit
    assert isinstance(scenario, Scenario)
    unit = desk.unit(scenario, 1, deep=False)
    bands = own_tables.bands(desk, edition, scenario)
    table = own_tables.scenario_table(desk, edition, scenario)
    shown = (unit, *(each.unit for each in bands), *table.units)
    return views.ScenarioView(
        shell=_shell(desk, settings, *shown),
        unit=unit,
        tier=desk.to_unit(edition.parents[scenario.id]),
        bands=bands,
        table=table,
        explanations=entries.explanations(desk, shown),
    )


def _changes(desk: Desk, edition: Edition, settings: Settings) -> views.ChangesView:
    owner = desk.reference.content.owner(edition)
    feed = "changes.xml" if settings.site_url else ""
    return views.ChangesView(_shell(desk, settings), tuple(releases(desk, owner)), feed)


def moved(desk: Desk, settings: Settings) -> views.MovedView:
    """A page whose units all moved or are gone."""
    outer = shell(desk, settings, noindex=True)
    redirects = (
        each for past in pasts(desk.reference.content) for each in past.successors.redirects
    )
    targets = dict.fromkeys(each.to for each in redirects if each.from_page == desk.path)
    ways = desk.reference.ways
    to = tuple(link_to(desk, ways[each][-1]) for each in targets if each in ways)
    return views.MovedView(outer, to)


def _about(desk: Desk, outer: Shell) -> views.AboutView:
    preparers: list[UnitView] = []
    for edition in desk.reference.content.editions:
        there = Desk(desk.reference, desk.language, desk.path, edition)
        wanted = ("ed-notice", "ed-source", "ed-preparer")
        preparers.extend(
            there.unit(each, 3) for each in edition.file.statements if each.id in wanted
        )
    return views.AboutView(outer, tuple(preparers))
