import type { Page } from "playwright-core";

/** What is wrong with the page for those who do not see it or use no mouse; one sentence each. */
export function brokenRules(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    const each = (selector: string, check: (element: Element) => string | undefined) => {
      for (const element of document.querySelectorAll(selector)) {
        if (!element.checkVisibility()) continue;
        const problem = check(element);
        if (problem !== undefined) problems.push(`${problem}: ${element.outerHTML.slice(0, 140)}`);
      }
    };
    const textOf = (ids: string | null) =>
      (ids ?? "")
        .split(/\s+/)
        .map((id) => document.getElementById(id)?.textContent ?? "")
        .join(" ")
        .trim();
    const nameOf = (element: Element) =>
      element.getAttribute("aria-label") ||
      textOf(element.getAttribute("aria-labelledby")) ||
      [...((element as HTMLInputElement).labels ?? [])]
        .map((label) => label.textContent)
        .join(" ")
        .trim() ||
      (element.matches("input, select, textarea, progress") ? "" : element.textContent?.trim());

    if (document.querySelectorAll("h1").length !== 1) problems.push("There is not exactly one h1.");
    if (document.documentElement.lang === "") problems.push("The document names no language.");
    if (document.title === "") problems.push("The document has no title.");
    for (const landmark of ["main", "header"]) {
      if (document.querySelectorAll(landmark).length !== 1)
        problems.push(`There is not exactly one ${landmark}.`);
    }
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    for (const id of new Set(ids))
      if (ids.filter((one) => one === id).length > 1) problems.push(`Twice: id ${id}`);

    each("button, input, select, textarea, a[href], progress", (one) =>
      nameOf(one) ? undefined : "No name",
    );
    each(
      "[role=grid], [role=treegrid], [role=tablist], [role=listbox], [role=meter], [role=region], dialog, aside, form[role]",
      (one) => (nameOf(one) ? undefined : "No name"),
    );
    each("[aria-controls], [aria-labelledby], [aria-activedescendant]", (one) => {
      const named = ["aria-controls", "aria-labelledby", "aria-activedescendant"]
        .flatMap((name) => (one.getAttribute(name) ?? "").split(/\s+/))
        .filter((id) => id !== "" && document.getElementById(id) === null);
      return named.length > 0 ? `Refers to ${named.join(", ")}, which is not there` : undefined;
    });
    each("[role=row]", (one) =>
      one.closest("[role=grid], [role=treegrid]") ? undefined : "A row without its grid",
    );
    each("[role=gridcell]", (one) => (one.closest("[role=row]") ? undefined : "A cell without its row"));
    each("[role=grid], [role=treegrid]", (one) =>
      one.querySelectorAll('[role=row][tabindex="0"]').length === 1
        ? undefined
        : "Not exactly one stop of the Tab key",
    );
    each("[role=tablist]", (one) =>
      one.querySelectorAll('[role=tab][aria-selected="true"][tabindex="0"]').length === 1
        ? undefined
        : "Not exactly one chosen tab",
    );
    each("[tabindex]", (one) =>
      Number(one.getAttribute("tabindex")) > 0 ? "A tabindex above 0" : undefined,
    );
    each("[aria-hidden=true]", (one) =>
      one.querySelector("button, a[href], input, [tabindex]") ? "Hidden, and can have the focus" : undefined,
    );
    each("ul > *, ol > *", (one) => (one.tagName === "LI" ? undefined : "Not an item of its list"));
    each("button, a[href], input", (one) => {
      const { width, height } = one.getBoundingClientRect();
      return !one.matches(".unseen") && (width < 16 || height < 16) ? "Too small to be hit" : undefined;
    });
    let level = 1;
    each("h1, h2, h3, h4", (one) => {
      const next = Number(one.tagName.slice(1));
      const skipped = next > level + 1;
      level = next;
      return skipped ? "A level of headings is left out" : undefined;
    });
    return problems;
  });
}
