// Written by scripts/languages.mjs from the language files beside this folder.
import { launcher as en } from '../en.js'
import { launcher as vi } from '../vi.js'
import type { LauncherWords } from '../words.js'

/** The launcher's words by language: the only ones that every page carries, so they are few. */
export const launcherWords: Readonly<Record<string, LauncherWords>> = { en, vi }
