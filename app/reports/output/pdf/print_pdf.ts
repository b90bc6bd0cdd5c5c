import type { Worker } from 'node:worker_threads'
import { startThread } from '#kernel/records/storage/start_thread'
import type { PdfDefinition } from '#kernel/reports/output/pdf/definition'
import type { Answer, Question } from '#kernel/reports/output/pdf/printing_worker'

/** Milliseconds after which a thread nobody asks ends, and gives back what fonts and pages took. */
const KEPT = 60_000

interface Waiting {
  resolve(file: Buffer): void
  reject(error: Error): void
}

/** A thread that lays out documents while the server goes on answering. */
class PrintingThread {
  private readonly worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private asked = 0
  private ends: NodeJS.Timeout | undefined

  constructor() {
    this.worker = startThread(import.meta.url, './printing_worker')
    this.worker.on('message', (answer: Answer) => this.take(answer))
    this.worker.on('error', (error: Error) => this.lose(error))
    this.worker.on('exit', () => this.lose(new Error('The printing thread has ended')))
  }

  print(definition: PdfDefinition): Promise<Buffer> {
    clearTimeout(this.ends)
    const id = ++this.asked
    return new Promise((resolve, reject) => {
      this.worker.postMessage({ id, definition } satisfies Question)
      this.worker.ref()
      this.waiting.set(id, { resolve, reject })
    })
  }

  async close() {
    this.lose(new Error('The printing thread was closed'))
    await this.worker.terminate()
  }

  private take(answer: Answer) {
    const one = this.waiting.get(answer.id)
    this.waiting.delete(answer.id)
    if (this.waiting.size === 0) this.rest()
    if ('error' in answer) one?.reject(new Error(`A document was not laid out: ${answer.error}`))
    else one?.resolve(bytesOf(answer.file))
  }

  /** Idle it keeps no process from ending. */
  private rest() {
    this.worker.unref()
    this.ends = setTimeout(() => void this.close(), KEPT).unref()
  }

  private lose(error: Error) {
    clearTimeout(this.ends)
    // Whoever asks next gets another.
    if (thread === this) thread = undefined
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}

/** The same bytes, not a copy of them. */
const bytesOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength)

let thread: PrintingThread | undefined

/**
 * The file of a document: with our own fonts, and nothing fetched from anywhere. A thread of its own lays it out, so
 * that nobody waits for a long one but who asked for it.
 */
export function printPdf(definition: PdfDefinition): Promise<Buffer> {
  thread ??= new PrintingThread()
  return thread.print(definition)
}

/** Ends the thread, so that the process can end. */
export async function closePrintingThread() {
  await thread?.close()
}
