import { accessSync, constants } from 'node:fs'
import { homedir } from 'node:os'
import { inRoot } from './paths.mjs'

/** The environment for package managers. Where there is no home to write to (a container's bare user), their caches stay in this folder. */
export function environmentWithHome() {
  try {
    accessSync(homedir(), constants.W_OK)
    return process.env
  } catch {
    const home = inRoot('node_modules', '.tenon-tools', 'home')
    return { ...process.env, HOME: home, npm_config_cache: `${home}/.npm`, XDG_DATA_HOME: `${home}/data`, XDG_CACHE_HOME: `${home}/cache`, XDG_STATE_HOME: `${home}/state` }
  }
}
