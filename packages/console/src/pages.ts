import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Api, Me } from './browser/api.js'
import type { Alerts } from './browser/alerts.js'
import type { Drafts } from './browser/drafts.js'
import type { Settings } from './browser/settings.js'
import type { Command } from './commands.js'
import type { Desk } from './desk.js'
import type { IconName } from './look/icons.js'
import { createBlockedApi } from './blocked/blocked-api.js'
import { blockedWords } from './blocked/words.js'
import { createLiveApi } from './live/live-api.js'
import { createPipelineApi } from './reports/pipeline-api.js'
import { pipelineWords } from './reports/pipeline-words.js'
import { createReportsApi } from './reports/reports-api.js'
import type { Floor } from './state/floor.js'
import type { Phrases } from './words/en.js'

/** What a page is given, anew at every change of it. */
export interface PageContext {
  readonly words: Phrases
  readonly settings: Settings
  readonly me: Me
  /** The open line: what this person follows and may do. */
  readonly desk: Desk
  readonly drafts: Drafts
  readonly alerts: Alerts
  readonly api: Api
  readonly floor: Floor
  /** What stands behind the page's name in the address: `#desk/0190…` gives `0190…`; empty for nothing. */
  readonly rest: string
  /** Opens the palette: search, and all that can be done. */
  readonly find: () => void
  /** Whether something lies over the page (keys, the palette): its own keys rest. */
  readonly covered: () => boolean
  /** The session may have ended: asks, and shows the log-in if it has. */
  readonly stopped: () => void
}

/** What the frame may ask of a page's element; all of it is optional. */
export interface PageElement extends HTMLElement {
  /** Moves the focus to the content. */
  enter?(): void
  /** Whether the page may be left: nothing would be lost, or the reader agrees. */
  mayLeave?(): Promise<boolean>
  /** What can be done on the page now, for the palette. */
  commands?(): readonly Command[]
}

/** One page of the console: a row in the rail for each role that has it. */
export interface Page {
  /** Its name in the address, behind the `#`. */
  readonly id: string
  readonly icon: IconName
  readonly label: (words: Phrases) => string
  readonly roles: readonly string[]
  /** The page in whose place of the rail it stands: it is reached from there and from the palette. */
  readonly under?: string
  /** Fetches what the page is made of; without it the page is part of the first file. */
  readonly load?: () => Promise<unknown>
  /** The page's element, the only child of the main part. */
  readonly view: (context: PageContext) => TemplateResult
}

const blockedApi = createBlockedApi((input, init) => fetch(input, init))
const liveApi = createLiveApi((input, init) => fetch(input, init))
const pipelineApi = createPipelineApi((input, init) => fetch(input, init))
const reportsApi = createReportsApi((input, init) => fetch(input, init))

/** Every page, in the order of the rail. The first one that a role has is where it begins. */
export const pages: readonly Page[] = [
  {
    id: 'desk',
    icon: 'inbox',
    label: (words) => words.inbox.label,
    roles: ['agent', 'senior', 'supervisor', 'admin'],
    view: ({ words, settings, me, desk, drafts, alerts, rest, find, covered, stopped }) => html`<console-desk
      .words=${words}
      .desk=${desk}
      .drafts=${drafts}
      .alerts=${alerts}
      .settings=${settings}
      .handles=${me.role === 'agent' || me.role === 'senior'}
      .readsAll=${me.role !== 'agent'}
      .asked=${rest}
      .covered=${covered}
      @find=${find}
      @stopped=${stopped}
    ></console-desk>`,
  },
  {
    id: 'live',
    icon: 'people',
    label: (words) => words.live,
    roles: ['senior', 'supervisor', 'analyst', 'admin'],
    load: () => import('./live/live-page.js'),
    view: ({ words, me, desk, floor, rest }) => html`<console-live
      .phrases=${words}
      .desk=${desk}
      .floor=${floor}
      .api=${liveApi}
      .reads=${me.role !== 'analyst'}
      .supervises=${me.role === 'supervisor' || me.role === 'admin'}
      .asked=${rest}
    ></console-live>`,
  },
  {
    id: 'blocked',
    icon: 'block',
    label: (words) => blockedWords(words).title,
    roles: ['supervisor', 'admin'],
    under: 'live',
    load: () => import('./blocked/blocked-page.js'),
    view: ({ words }) => html`<console-blocked .phrases=${words} .api=${blockedApi}></console-blocked>`,
  },
  {
    id: 'wall',
    icon: 'wall',
    label: (words) => words.wall,
    roles: ['senior', 'supervisor', 'analyst', 'brand_viewer', 'admin'],
    load: () => import('./live/wall-page.js'),
    view: ({ words, me, desk, floor, rest }) =>
      html`<console-wall .phrases=${words} .desk=${desk} .floor=${floor} .name=${me.tenant} .asked=${rest}></console-wall>`,
  },
  {
    id: 'reports',
    icon: 'chart',
    label: (words) => words.reports,
    roles: ['senior', 'supervisor', 'analyst', 'brand_viewer', 'admin'],
    load: () => import('./reports/reports-page.js'),
    view: ({ words, me, desk, settings, rest }) => html`<console-reports
      .phrases=${words}
      .desk=${desk}
      .api=${reportsApi}
      .theme=${settings.theme}
      .viewer=${me.role}
      .rest=${rest}
    ></console-reports>`,
  },
  {
    id: 'pipeline',
    icon: 'checks',
    label: (words) => pipelineWords(words).title,
    roles: ['analyst', 'admin'],
    load: () => import('./reports/pipeline-page.js'),
    view: ({ words }) => html`<console-pipeline .phrases=${words} .api=${pipelineApi}></console-pipeline>`,
  },
  {
    id: 'supervision',
    icon: 'record',
    label: (words) => words.supervision,
    roles: ['admin'],
    load: () => import('./live/record-page.js'),
    view: ({ words }) => html`<console-record .phrases=${words} .api=${liveApi}></console-record>`,
  },
  {
    id: 'admin',
    icon: 'building',
    label: (words) => words.admin,
    roles: ['admin'],
    load: () => import('./admin/admin.js'),
    view: ({ words, stopped }) => html`<console-admin .phrases=${words} @stopped=${stopped}></console-admin>`,
  },
]

/** The pages of a role, in order. */
export function pagesOf(role: string, all: readonly Page[] = pages): readonly Page[] {
  return all.filter(({ roles }) => roles.includes(role))
}

/** The page that an address names among those of a role, else the role's first one; null where it has none. */
export function pageAt(
  hash: string,
  role: string,
  all: readonly Page[] = pages,
): { readonly page: Page; readonly rest: string } | null {
  const [, id = '', rest = ''] = /^#?([^/?]*)[/?]?(.*)$/.exec(hash) ?? []
  const own = pagesOf(role, all)
  const named = own.find((page) => page.id === id)
  if (named !== undefined) return { page: named, rest }
  const [first] = own
  return first === undefined ? null : { page: first, rest: '' }
}
