import { SHARED_PROPS } from '#kernel/http/shared_names'
import { Refusal } from '#kernel/http/refusal'
import type { ScreenDeclaration } from '#kernel/plugins/declaration'
import type { Check, Subject } from '#kernel/plugins/testing/subject'

const shared = new Set<string>(SHARED_PROPS)

export const sharedProps: Check = {
  name: 'shared_props',
  title: 'no screen has props named like those every screen gets',
  async run(subject) {
    const found: string[] = []
    for (const screen of subject.plugin.declaration.screens ?? []) {
      const names = new Set([...typedIn(subject, screen), ...(await givenTo(subject, screen))])
      for (const name of names) {
        if (shared.has(name)) {
          found.push(
            `screens.${screen.path}: its prop "${name}" hides the one every screen gets: give it another name`
          )
        }
      }
    }
    return found
  },
}

/** The names a page's `defineProps<{ … }>()` writes out. */
function typedIn(subject: Subject, { page }: ScreenDeclaration) {
  const source = subject.sources().find(({ path }) => path === `screens/${page}.vue`)
  const typed = /defineProps<\{([\s\S]*?)\n?\}>\(/.exec(source?.text ?? '')?.[1] ?? ''
  return outermost(typed).flatMap((line) => /^\s*(\w+)\??:/.exec(line)?.[1] ?? [])
}

/** Members of a type, without what stands in braces within them. */
function outermost(text: string) {
  let depth = 0
  let flat = ''
  for (const char of text) {
    if (char === '}') depth--
    if (depth === 0) flat += char
    if (char === '{') depth++
  }
  return flat.split(/[\n;]/)
}

/** The names its function answers where nothing is asked for; none where it wants to be asked for something. */
async function givenTo({ id, world }: Subject, { props }: ScreenDeclaration) {
  if (!props) return []
  await world.enable(id)
  try {
    return Object.keys(await props(await world.context(), {}))
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
