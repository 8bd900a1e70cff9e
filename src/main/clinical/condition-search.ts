/**
 * The search box for conditions: by words (prefixes, typing errors, no accents), by everyday
 * synonyms, by code. An exact code comes first, then what was recorded here recently, then the rest.
 */
import MiniSearch from 'minisearch'
import type { Coding } from './document.ts'
import type { CodeSystem, Concept } from './code-system.ts'
import { codingKey } from './status.ts'
import { foldText } from './text.ts'

/** One condition found. */
export interface ConditionFound {
  readonly coding: Coding
  /** Recorded at this hospital recently. */
  readonly recent: boolean
  /** The everyday word by which it was found, where its title does not say why. */
  readonly synonym: string | null
}

/** What a search found: the first `limit`, and how many there are in all. */
export interface ConditionsFound {
  readonly matches: readonly ConditionFound[]
  readonly total: number
}

/** How to search. */
export interface SearchOptions {
  /** Conditions recorded here, the latest first. They come first when they match. */
  readonly recents: readonly Coding[]
  readonly limit: number
}

interface Entry {
  readonly id: number
  /** Without its dot, so that "E11 neuropathy" finds by both. */
  readonly code: string
  readonly title: string
  readonly synonyms: string
}

/** A letter and a digit as ICD codes begin ("e11", "N18.31"), or the digits of a SNOMED CT code. */
const CODE_QUERY = /^(?:[a-z]\d[0-9a-z.]*|\d{4,18})$/

/** An index over installed code systems and the codes that this hospital came to know. */
export class ConditionSearch {
  readonly #codings: Coding[] = []
  readonly #compactCodes: string[] = []
  readonly #synonyms: (readonly string[])[] = []
  readonly #idByKey = new Map<string, number>()
  readonly #index = new MiniSearch<Entry>({
    fields: ['title', 'synonyms', 'code'],
    processTerm: (term) => foldText(term),
    searchOptions: {
      // A word of its own in either field outweighs the beginning of another in the title ("flu").
      boost: { title: 1.2 },
      // Long titles are the rule here: their length should count little.
      bm25: { k: 1.2, b: 0.2, d: 0.5 },
      combineWith: 'AND',
      // One letter or digit as a prefix ("2" in "type 2 dia") would match far too much.
      prefix: (term, at, terms) => at === terms.length - 1 || term.length > 2,
      fuzzy: (term) => (term.length > 3 && !/\d/.test(term) ? 0.2 : false),
      weights: { prefix: 0.4, fuzzy: 0.2 },
    },
  })

  constructor(systems: readonly CodeSystem[]) {
    for (const system of systems) this.#add(system.concepts())
  }

  /** Makes codes findable that no installed system holds, such as those of imported records. */
  learn(codings: readonly Coding[]): void {
    this.#add(codings.map((coding) => ({ coding, synonyms: [] })))
  }

  /** Finds conditions. Without text it gives the recent ones. */
  search(text: string, { recents, limit }: SearchOptions): ConditionsFound {
    this.learn(recents)
    const recentIds = new Set(
      recents.flatMap((coding) => this.#idByKey.get(codingKey(coding)) ?? []),
    )
    const query = foldText(text)
    const found = query === '' ? [...recentIds] : this.#find(query)
    const inOrder = recentsFirst(found, recentIds, this.#exactCode(query))
    const matches = inOrder.slice(0, limit).map((id) => ({
      coding: this.#codings[id]!,
      recent: recentIds.has(id),
      synonym: this.#synonymFor(id, query),
    }))
    return { matches, total: inOrder.length }
  }

  #add(concepts: readonly Concept[]): void {
    const fresh: Entry[] = []
    for (const { coding, synonyms } of concepts) {
      const key = codingKey(coding)
      if (this.#idByKey.has(key)) continue
      const id = this.#codings.push(coding) - 1
      this.#compactCodes.push(compactCode(coding.code))
      this.#synonyms.push(synonyms)
      this.#idByKey.set(key, id)
      fresh.push({
        id,
        code: compactCode(coding.code),
        title: coding.display,
        synonyms: synonyms.join(' '),
      })
    }
    this.#index.addAll(fresh)
  }

  #find(query: string): number[] {
    if (CODE_QUERY.test(query)) {
      const byCode = this.#withCodePrefix(compactCode(query))
      if (byCode.length > 0) return byCode
    }
    return this.#index.search(query).map((result) => Number(result.id))
  }

  #withCodePrefix(prefix: string): number[] {
    return [...this.#compactCodes.keys()]
      .filter((id) => this.#compactCodes[id]!.startsWith(prefix))
      .sort((a, b) => (this.#compactCodes[a]! < this.#compactCodes[b]! ? -1 : 1))
  }

  #synonymFor(id: number, query: string): string | null {
    const typed = query.split(' ').filter(Boolean)
    if (typed.length === 0 || beginsWords(this.#codings[id]!.display, typed)) return null
    return this.#synonyms[id]!.find((synonym) => beginsWords(synonym, typed)) ?? null
  }

  #exactCode(query: string): number | undefined {
    const id = this.#compactCodes.indexOf(compactCode(query))
    return id < 0 ? undefined : id
  }
}

/** True when each of the folded words `typed` begins a word of `text`. */
function beginsWords(text: string, typed: readonly string[]): boolean {
  const words = foldText(text).split(/[^\p{L}\p{N}]+/u)
  return typed.every((one) => words.some((word) => word.startsWith(one)))
}

/** A code as it is compared: "N18.31", "n1831" and "n18.31" are one. */
function compactCode(code: string): string {
  return code.toLowerCase().replaceAll('.', '')
}

function recentsFirst(
  found: readonly number[],
  recent: ReadonlySet<number>,
  exact: number | undefined,
): number[] {
  const matching = new Set(found)
  const first = exact !== undefined && matching.has(exact) ? [exact] : []
  return [...new Set([...first, ...[...recent].filter((id) => matching.has(id)), ...found])]
}
