import type {
  calling,
  down,
  extras,
  faults,
  files,
  first,
  forms,
  greeting,
  help,
  home,
  launcher,
  recorded,
  sound,
  spoken,
} from './en.js'

type Wide<T> = T extends string
  ? string
  : T extends readonly string[]
    ? readonly string[]
    : T extends (...parameters: never[]) => unknown
      ? T
      : { readonly [K in keyof T]: Wide<T[K]> }

/** What the launcher says before the panel is there: its name, and that the panel cannot be had. */
export type LauncherWords = typeof launcher

/** What the panel says from the beginning. */
export type Words = { readonly [K in keyof typeof first]: Wide<(typeof first)[K]> }

/** What is said at the end and when nobody is there. */
export type FormWords = { readonly [K in keyof typeof forms]: Wide<(typeof forms)[K]> }

/** What is said where nobody can be reached. */
export type DownWords = { readonly [K in keyof typeof down]: Wide<(typeof down)[K]> }

/** What is said of answers to choose from. */
export type ExtraWords = { readonly [K in keyof typeof extras]: Wide<(typeof extras)[K]> }

/** What is said at a greeting. */
export type GreetingWords = { readonly [K in keyof typeof greeting]: Wide<(typeof greeting)[K]> }

/** What may be wrong in a form. */
export type FaultWords = { readonly [K in keyof typeof faults]: Wide<(typeof faults)[K]> }

/** What is said of the sound of a message. */
export type SoundWords = { readonly [K in keyof typeof sound]: Wide<(typeof sound)[K]> }

/** What is said of files. */
export type FileWords = { readonly [K in keyof typeof files]: Wide<(typeof files)[K]> }

/** What is said while one searches for help. */
export type HelpWords = { readonly [K in keyof typeof help]: Wide<(typeof help)[K]> }

/** What is said at the start alone. */
export type HomeWords = { readonly [K in keyof typeof home]: Wide<(typeof home)[K]> }

/** What is said of calls. */
export type CallWords = { readonly [K in keyof typeof calling]: Wide<(typeof calling)[K]> }

/** Why there is no call. */
export type Refusal = keyof CallWords['refused']

/** How a call ended that nobody talked in, or that was lost. */
export type CallOver = keyof CallWords['over']

/** What is asked before a call that may be recorded. */
export type RecordedWords = { readonly [K in keyof typeof recorded]: Wide<(typeof recorded)[K]> }

/** What is said of spoken messages. */
export type SpokenWords = { readonly [K in keyof typeof spoken]: Wide<(typeof spoken)[K]> }
