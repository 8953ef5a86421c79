import { many, moment, now, type StorePlan } from './store-plan';

export const answerMailsPlan: StorePlan = {
	rows: () => [
		{
			table: 'answer_mails',
			columns: 'conversation_id, mailed_seq, claimed_seq, claimed_at',
			rows: many( ( index ) => [ index + 1, 2, 2, moment( 0 ) ] ),
		},
	],
	maySort: {
		'answerMails.listUnseen state_activity': 'What has changed since the last look.',
	},
	calls: ( { answerMails }, db ) => ( {
		'answerMails.find': [ () => answerMails.find( db, 7 ) ],
		'answerMails.prepare': [ () => answerMails.prepare( db, 7 ) ],
		'answerMails.lock': [ () => answerMails.lock( db, 7 ) ],
		'answerMails.listUnseen': [ () => answerMails.listUnseen( db, 100, 200, 50 ) ],
		'answerMails.claim': [ () => answerMails.claim( db, 7, 3, now ) ],
		'answerMails.noteSent': [ () => answerMails.noteSent( db, 7, 3 ) ],
		'answerMails.noteFailure': [ () => answerMails.noteFailure( db, 7, now ) ],
		'answerMails.countLinkUse': [ () => answerMails.countLinkUse( db, 7 ) ],
	} ),
};
