import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import yazl from 'yazl'
import type { Manifest } from '#kernel/storage/manifest'
import { ArchiveReader } from '#kernel/storage/read_archive'
import type { Deployment } from '#tests/processes/deployment'

/** The path of the newest backup of a deployment, and what it says of itself. */
export async function newestBackup(kontor: Deployment) {
  const folder = join(kontor.folder, 'backups')
  const names = (await readdir(folder)).filter((one) => one.endsWith('.zip')).sort()
  const path = join(folder, names.at(-1)!)
  const archive = await ArchiveReader.open(path)
  const manifest = JSON.parse(await archive.text('manifest.json')) as Manifest
  archive.close()
  return { path, manifest }
}

/** An archive made anew from another, with its entries as `change` wants them; null leaves one out. */
export async function forge(
  from: string,
  to: string,
  change: (name: string, content: Buffer) => Buffer | null
) {
  const archive = await ArchiveReader.open(from)
  const zip = new yazl.ZipFile()
  for (const name of archive.names) {
    const chunks: Buffer[] = []
    for await (const chunk of await archive.stream(name)) chunks.push(chunk as Buffer)
    const content = change(name, Buffer.concat(chunks))
    if (content) zip.addBuffer(content, name)
  }
  archive.close()
  zip.end()
  await once(zip.outputStream.pipe(createWriteStream(to)), 'close')
  return to
}

/** Changes nothing but what the manifest says. */
export const claiming =
  (change: (manifest: Manifest) => object | null) => (name: string, content: Buffer) =>
    name === 'manifest.json'
      ? Buffer.from(JSON.stringify(change(JSON.parse(String(content)) as Manifest)))
      : content
