import string from '@adonisjs/core/helpers/string'

/** dueOn → due_on */
export const snakeCase = (name: string) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** due_on → dueOn */
export const camelCase = (name: string) =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** stock_move → stock_moves */
export const plural = (name: string) => {
  const words = name.split('_')
  return [...words.slice(0, -1), string.pluralize(words.at(-1)!)].join('_')
}

/** stock_move → stock-moves, as it stands in an address */
export const segment = (name: string) => plural(name).replaceAll('_', '-')
