import { askQuietly, Problem } from 'kontor/ui'

const OURS = 500

/**
 * How far work in the background is; null while the server cannot be reached or is being restarted, since the
 * work goes on all the same and is asked about again.
 */
export async function askProgress<T>(address: string): Promise<T | null> {
  try {
    return await askQuietly<T>(address)
  } catch (error) {
    if (error instanceof Problem && (error.status === 0 || error.status >= OURS)) return null
    throw error
  }
}
