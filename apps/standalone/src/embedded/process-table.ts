import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface ProcessEntry {
  readonly parent: number;
  readonly command: string;
}

/** What runs under this pid: a pid in a file may long belong to somebody else. */
export async function lookUpProcess(pid: number): Promise<ProcessEntry | undefined> {
  try {
    return process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid);
  } catch {
    return undefined; // there is no such process
  }
}

/** Whether it is a PostgreSQL on the files of this cluster. */
export const isServerOf = (entry: ProcessEntry | undefined, cluster: string): entry is ProcessEntry => entry?.command.includes(`-D ${cluster} `) ?? false;

/** Slim container images have no `ps`. */
async function fromProc(pid: number): Promise<ProcessEntry> {
  const [stat, command] = await Promise.all([readFile(`/proc/${pid}/stat`, 'utf8'), readFile(`/proc/${pid}/cmdline`, 'utf8')]);
  // "pid (name) state parent ...", and a name may hold blanks and brackets.
  const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(parent), command: command.replaceAll('\0', ' ').trim() };
}

async function fromPs(pid: number): Promise<ProcessEntry> {
  const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'ppid=,command=', '-p', String(pid)]);
  const [, parent, command = ''] = /^\s*(\d+)\s+(.*)$/s.exec(stdout) ?? [];
  return { parent: Number(parent), command: command.trim() };
}
