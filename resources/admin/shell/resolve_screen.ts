import type { DefineComponent } from 'vue'

type Load = () => Promise<{ default: DefineComponent }>

const kernel = import.meta.glob<{ default: DefineComponent }>('../pages/**/*.vue')
const plugins = {
  ...import.meta.glob<{ default: DefineComponent }>('/plugins/*/screens/**/*.vue'),
  ...import.meta.glob<{ default: DefineComponent }>('/tests/plugins/*/screens/**/*.vue'),
}

const screens = new Map<string, Load>()
for (const [path, load] of Object.entries(kernel)) {
  screens.set(`kernel::${path.slice('../pages/'.length, -'.vue'.length)}`, load)
}
for (const [path, load] of Object.entries(plugins)) {
  const [, plugin, page] = /plugins\/([^/]+)\/screens\/(.+)\.vue$/.exec(path) ?? []
  screens.set(`${plugin}::${page}`, load)
}

/** The component of `<plugin>::<path>`; each is a chunk of its own. Throws where there is none. */
export async function resolveScreen(name: string) {
  const load = screens.get(name)
  if (!load) throw new Error(`No screen is called ${name}`)
  const { default: screen } = await load()
  const { default: layout } = await import('~/layouts/admin.vue')
  const withLayout = screen as DefineComponent & { layout?: unknown }
  if (withLayout.layout === undefined) withLayout.layout = layout
  return screen
}
