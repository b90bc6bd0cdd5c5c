import { partsOf } from '#kernel/plugins/candidate'
import { registry } from '#kernel/plugins/registry'
import type { Check, Subject } from '#kernel/plugins/testing/subject'

const EMITTED = /\.emit\(\s*['"`]([^'"`$]+)['"`]/g
const DRAWN = /\.number\(\s*['"`]([^'"`$]+)['"`]/g
const RUN = /\.run(?:<[^>]*>)?\(\s*['"`]([^'"`$]+\.[^'"`$]+)['"`]/g
const ASKED = /\.strategy(?:<[^>]*>)?\(\s*['"`]([^'"`$]+)['"`]/g
const BUILT_IN = ['create', 'update', 'archive', 'restore', 'delete']

export const names: Check = {
  name: 'names',
  title: 'every event, number series, operation and strategy its code names exists',
  run(subject) {
    const { declaration } = subject.plugin
    return [
      ...unknown(subject, EMITTED, 'event', (name) => Boolean(declaration.events?.includes(name))),
      ...unknown(
        subject,
        DRAWN,
        'number series',
        (name) => declaration.sequences?.[name] !== undefined
      ),
      ...unknown(subject, RUN, 'operation', isOperation),
      ...unknown(subject, ASKED, 'strategy', isStrategy),
    ]
  },
}

function unknown(
  subject: Subject,
  pattern: RegExp,
  what: string,
  exists: (name: string) => boolean
) {
  return subject.sources().flatMap(({ path, text }) =>
    [...text.matchAll(pattern)]
      .map(([, name]) => name)
      .filter((name) => !exists(name))
      .map((name) => `${path} names the ${what} ${name}, which is not declared`)
  )
}

function isOperation(name: string) {
  const dot = name.lastIndexOf('.')
  const isBuiltIn =
    BUILT_IN.includes(name.slice(dot + 1)) && registry.models.has(name.slice(0, dot))
  return registry.operations.has(name) || isBuiltIn
}

const isStrategy = (name: string) =>
  registry.inOrder().some((plugin) => partsOf(plugin).some(({ part }) => part.strategies?.[name]))
