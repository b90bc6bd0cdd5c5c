import type { BaseCommand } from '@adonisjs/core/ace'
import type { CommandMetaData } from '@adonisjs/core/types/ace'

type CommandClass = typeof BaseCommand

/** Every command of the kernel; one line each. */
const commands: (() => Promise<{ default: CommandClass }>)[] = [
  () => import('#kernel/commands/access_explain'),
  () => import('#kernel/commands/demo_load'),
  () => import('#kernel/commands/demo_unload'),
  () => import('#kernel/commands/make_plugin'),
  () => import('#kernel/commands/make_model'),
  () => import('#kernel/commands/make_operation'),
  () => import('#kernel/commands/make_screen'),
  () => import('#kernel/commands/make_report'),
  () => import('#kernel/commands/plugin_list'),
  () => import('#kernel/commands/plugin_enable'),
  () => import('#kernel/commands/plugin_disable'),
  () => import('#kernel/commands/plugin_inspect'),
  () => import('#kernel/commands/plugin_uninstall'),
  () => import('#kernel/commands/plugin_install'),
  () => import('#kernel/commands/plugin_purge'),
  () => import('#kernel/commands/export'),
  () => import('#kernel/commands/file_make'),
  () => import('#kernel/commands/import'),
  () => import('#kernel/commands/report_run'),
  () => import('#kernel/commands/search_rebuild'),
  () => import('#kernel/commands/verify'),
  () => import('#kernel/commands/backup'),
  () => import('#kernel/commands/restore'),
  () => import('#kernel/commands/upgrade'),
  () => import('#kernel/commands/company_export'),
  () => import('#kernel/commands/company_import'),
  () => import('#kernel/commands/queue_work'),
  () => import('#kernel/commands/setup'),
  () => import('#kernel/commands/user_create'),
  () => import('#kernel/commands/token_create'),
  () => import('#kernel/commands/key_rotate'),
]

/** What `npm run ace -- list` shows. */
export async function getMetaData(): Promise<CommandMetaData[]> {
  const classes = await Promise.all(commands.map((load) => load()))
  return classes.map(({ default: command }) => command.serialize())
}

export async function getCommand({ commandName }: CommandMetaData) {
  const classes = await Promise.all(commands.map((load) => load()))
  return (
    classes.find(({ default: command }) => command.commandName === commandName)?.default ?? null
  )
}
