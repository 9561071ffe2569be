import { describeSearchContract } from './search.contract.js';
import { openIndex } from './index-file.js';

describeSearchContract('The built-in engine', openIndex);
