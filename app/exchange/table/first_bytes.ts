import { open } from 'node:fs/promises'

/** The beginning of a file. */
export async function firstBytes(path: string, size: number) {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
