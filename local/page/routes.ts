import type { EmbeddedRun } from "../run";
import type { FilterApplied, RedriveAnswer } from "./api";
import { askForFault } from "./faults";
import { filterConfiguration } from "./filter/configuration";
import { previewFilter } from "./filter/preview";
import type { Assets } from "./http/assets";
import { readJson } from "./http/body";
import { HttpProblem } from "./http/problem";
import type { Routes } from "./http/server";
import type { Monitor } from "./monitor";
import { permissionsFor } from "./permissions/documents";
import { permissionsRequest } from "./permissions/request";
import * as requests from "./requests";
import { detailOf } from "./store/detail";
import type { ParkedStore } from "./store/parked";
import { changesBefore, suggestions } from "./store/search";
import type { View } from "./store/view";
import { stream } from "./stream";
import { receiveUpload } from "./uploads/receive";
import type { createUploadStore } from "./uploads/store";

/** What the routes work on. */
export interface PageParts {
  run: EmbeddedRun;
  view: View;
  parked: ParkedStore;
  uploads: ReturnType<typeof createUploadStore>;
  monitor: Monitor;
  assets: Assets;
}

/** Everything that the server answers; `api.ts` tells what. */
export function pageRoutes(parts: PageParts): Routes {
  return { ...pageFiles(parts.assets), ...looking(parts), ...deciding(parts), ...acting(parts) };
}

function pageFiles({ html, script, style }: Assets): Routes {
  return {
    "GET /": () => ({ type: "text/html; charset=utf-8", text: html }),
    "GET /app.js": () => ({ type: "text/javascript; charset=utf-8", text: script }),
    "GET /app.css": () => ({ type: "text/css; charset=utf-8", text: style }),
  };
}

function looking({ view, parked, uploads, monitor }: PageParts): Routes {
  return {
    "GET /api/state": async () => ({ json: await monitor.state() }),
    "GET /api/events": async (call) => void (await stream(call, view, monitor)),
    "GET /api/changes": ({ query }) => {
      const { after, limit } = requests.changesQuery(query);
      const rows = view.rows.after(after, limit).map(({ row }) => row);
      const feed = view.rows.bounds();
      return { json: { rows, feed, more: rows.length > 0 && (rows.at(-1)?.seq ?? 0) < feed.last } };
    },
    "GET /api/changes/*": async ({ rest }) => {
      const detail = /^\d{1,15}$/.test(rest) ? await detailOf(view, Number(rest)) : undefined;
      if (!detail) throw new HttpProblem(404, "This change is not in the view, or has left it.");
      return { json: detail };
    },
    "GET /api/incident": ({ query }) => ({ json: changesBefore(view.rows, requests.incidentQuery(query)) }),
    "GET /api/suggestions": ({ query }) => ({
      json: suggestions(view.rows, requests.suggestionsQuery(query)),
    }),
    "GET /api/drops/*": ({ rest }) => {
      const samples = view.drops.samples(rest);
      if (!samples) throw new HttpProblem(404, "No record was dropped for this reason.");
      return { json: samples };
    },
    "GET /api/uploads": () => ({ json: uploads.list() }),
    "GET /api/parked": () => ({ json: parked.list() }),
    "GET /api/permissions": ({ query }) => ({ json: permissionsFor(permissionsRequest(query)) }),
  };
}

function deciding({ run, view }: PageParts): Routes {
  return {
    "POST /api/filter/preview": async ({ request, signal }) => {
      const { filter } = requests.filterRequest(await readJson(request));
      const read = [...view.files.values()].filter(({ isRead }) => isRead);
      return { json: await previewFilter(filter, read, signal) };
    },
    "PUT /api/filter": async ({ request }) => {
      const { filter } = requests.filterRequest(await readJson(request));
      run.filter = filter;
      const applied: FilterApplied = { filter, configuration: filterConfiguration(filter) };
      return { json: applied };
    },
  };
}

function acting({ run, parked, uploads, monitor }: PageParts): Routes {
  return {
    "POST /api/uploads": async ({ request, query }) => {
      const progress = await receiveUpload(request, query.name ?? "", { run, uploads });
      return { status: 202, json: uploads.shown(progress) };
    },
    "POST /api/faults": async ({ request }) => {
      await askForFault(requests.faultRequest(await readJson(request)), run);
      return { json: await monitor.state() };
    },
    "PUT /api/budget": async ({ request }) => {
      run.setBudget(requests.budgetRequest(await readJson(request)).perWeek);
      return { json: await monitor.state() };
    },
    "POST /api/parked/redrive": async ({ request }) => {
      const { what } = requests.redriveRequest(await readJson(request));
      const bodies = await run.redrive(what);
      parked.sentAgain(what, bodies);
      const answer: RedriveAnswer = { sent: bodies.length, state: await monitor.state() };
      return { json: answer };
    },
  };
}
