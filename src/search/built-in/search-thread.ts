// What a thread runs: does tasks on an index whose path it was given.
import { workerData } from 'node:worker_threads';
import { EnvironmentError, InvalidInputError } from '../../domain/errors.js';
import { type IndexAnswers, type IndexRequests, IndexSearch, type IndexTask } from './index-search.js';
import { Reader } from './reader.js';

/** An error of ours loses its class on the way between threads. */
export type Outcome<Task extends IndexTask> =
  | { readonly answer: IndexAnswers[Task] }
  | { readonly refused: 'INPUT' | 'ENVIRONMENT'; readonly message: string };

// The pool puts something of its own in front.
const [, path] = workerData as [unknown, string];
const index = new IndexSearch(new Reader(path));

export default function run<Task extends IndexTask>({
  task,
  request,
}: {
  task: Task;
  request: IndexRequests[Task];
}): Outcome<Task> {
  try {
    // Without a limit there is an answer.
    return { answer: index.run(task, request) as IndexAnswers[Task] };
  } catch (error) {
    if (error instanceof InvalidInputError) return { refused: 'INPUT', message: error.message };
    if (error instanceof EnvironmentError) return { refused: 'ENVIRONMENT', message: error.message };
    throw error;
  }
}
