import { Refusal } from '#kernel/http/refusal'
import { RESERVED_IDS } from '#kernel/plugins/validate/shape'
import { camelCase, plural } from '#kernel/records/naming'

const NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/

/** The words stubs are filled with; each is written `{{ word }}` there. */
export type Words = Record<string, string>

/** Words for a model of a plugin: `stock_move` is also stockMove, StockMove, "Stock move" and "Stock moves". */
export function wordsFor(id: string, model: string): Words {
  const words = model.replaceAll('_', ' ')
  const many = plural(model).replaceAll('_', ' ')
  return {
    id,
    Plugin: capital(id.replaceAll('_', ' ')),
    model,
    models: plural(model),
    words,
    plural: many,
    Model: capital(words),
    Models: capital(many),
    variable: variableOf(model),
    Class: capital(camelCase(model)),
    table: `${id}_${plural(model)}`,
    NOT_DRAFT: `E_${model.toUpperCase()}_NOT_DRAFT`,
    ARCHIVED: `E_${model.toUpperCase()}_ARCHIVED`,
  }
}

export function checkPluginId(id: string) {
  checkName(id)
  if (RESERVED_IDS.includes(id)) throw new Refusal('E_NAME_RESERVED', { name: id }, { status: 422 })
}

/** Names are what they become: part of a table, a file and an address. */
export function checkName(name: string) {
  if (!NAME.test(name)) throw new Refusal('E_NAME', { name }, { status: 422 })
}

export const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** `import` and `class` are no names of variables. */
function variableOf(model: string) {
  const name = camelCase(model)
  return RESERVED_WORDS.has(name) ? `${name}Record` : name
}

const RESERVED_WORDS = new Set(
  'break case catch class const continue default delete do else enum export extends false finally for function if import in new null package return static super switch this throw true try typeof var void while with yield let'.split(
    ' '
  )
)
