import { blocks } from './blocks';
import { conversations } from './conversations';
import type { PersonalDataKind } from './kind';
import { leads } from './leads';
import { pageViews } from './page-views';
import { sessions } from './sessions';

/** What is kept about visitors beside the visitor, one kind a file. */
export const PERSONAL_DATA: readonly PersonalDataKind[] = [ conversations, leads, pageViews, blocks, sessions ];
