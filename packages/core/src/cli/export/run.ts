import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { CommandTools } from '../commands.ts'

export async function exportResource(_options: { resource: string; file: string; as?: string; locale: string }, _tools: CommandTools): Promise<void> {
  void createWriteStream
  void pipeline
}
