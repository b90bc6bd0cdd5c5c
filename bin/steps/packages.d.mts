type Versions = Record<string, string>

export interface Manifest {
  dependencies?: Versions
  devDependencies?: Versions
  optionalDependencies?: Versions
  allowScripts?: Record<string, boolean>
}

export interface LockedPackage {
  version: string
  resolved?: string
  integrity?: string
  license?: string
  dependencies?: Versions
  optionalDependencies?: Versions
  link?: boolean
  inBundle?: boolean
  hasInstallScript?: boolean
}

export function checkPackages(): string[]
export function packageProblems(
  manifest: Manifest,
  lock: { packages: Record<string, LockedPackage> }
): string[]
