import { relative } from 'node:path'
import { BaseCommand, flags } from '@adonisjs/core/ace'
import { Refusal } from '#kernel/http/refusal'
import { refusalTexts } from '#kernel/http/messages'

/** A command that writes files of a plugin; it needs neither database nor server. */
export abstract class MakeCommand extends BaseCommand {
  @flags.string({ description: 'Folder the plugin lies in, instead of plugins/', flagName: 'in' })
  declare within: string | undefined

  abstract make(): Promise<{ folder: string; files: string[] }>

  override async run() {
    try {
      const { folder, files } = await this.make()
      const near = relative(process.cwd(), folder)
      const place = near.startsWith('..') ? folder : near
      for (const file of files) this.logger.action(`write ${place}/${file}`).succeeded()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.exitCode = 1
      const { title, next } = refusalTexts('en', error.code, error.params)
      this.logger.error([title, next].filter(Boolean).join(' '))
    }
  }
}
