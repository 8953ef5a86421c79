import { expect, test } from './fixtures';
import { ChatWindow } from './pages/chat-window';
import { Inbox } from './pages/inbox';
import { ENGLISH, languageOf } from './pages/language';
import { takePicture } from './take-picture';
import type { Site } from './site';

/** What is said in the story, besides the words of the product. */
const WORDS = {
	'': {
		title: 'Chat with us',
		greeting: 'Hello! How can we help you?',
		questions: 'I have a question before I order.\nI need help with an order.',
		pages: [ 'Desk lamps', 'Delivery' ],
		topic: 'What is it about?',
		options: [ 'My order', 'Something else' ],
		consent: 'I agree that my answers are kept.',
		waiting: [ 'Do you wrap presents?', 'Is the shop open on Sunday?' ],
		question: 'Where is my lamp? I ordered it last week.',
		answer: 'It left our shop this morning and will be with you on Thursday.',
		thanks: 'Great, thank you!',
		comment: 'Quick and friendly.',
		sought: 'Thursday',
		more: 'It is here. Does it need a special bulb?',
	},
	ar: {
		title: 'تحدث معنا',
		greeting: 'مرحبًا! كيف يمكننا مساعدتك؟',
		questions: 'لديّ سؤال قبل أن أطلب.\nأحتاج إلى مساعدة في طلب.',
		pages: [ 'مصابيح المكتب', 'التوصيل' ],
		topic: 'ما موضوع سؤالك؟',
		options: [ 'طلبي', 'شيء آخر' ],
		consent: 'أوافق على حفظ إجاباتي.',
		waiting: [ 'هل تغلفون الهدايا؟', 'هل يفتح المتجر يوم الأحد؟' ],
		question: 'أين مصباحي؟ طلبته الأسبوع الماضي.',
		answer: 'غادر متجرنا هذا الصباح وسيصلك يوم الخميس.',
		thanks: 'رائع، شكرًا لك!',
		comment: 'سريع ولطيف.',
		sought: 'الخميس',
		more: 'وصل المصباح. هل يحتاج إلى لمبة خاصة؟',
	},
};

/** What the owner has set up: the form asks for an order number when it is about an order. */
function settingsOf( { title, greeting, questions, topic, options, consent }: ( typeof WORDS )[ '' ] ) {
	const [ order, other ] = options;
	return {
		title,
		greeting,
		questions,
		isPrechatOn: true,
		prechatFields: JSON.stringify( [
			{ key: 'name', type: 'name', isRequired: true },
			{ key: 'email', type: 'email', isRequired: true },
			{
				key: 'topic',
				type: 'choice',
				label: topic,
				isRequired: true,
				options: [
					{ value: 'order', label: order, tags: [] },
					{ value: 'other', label: other, tags: [] },
				],
			},
			{
				key: 'order',
				type: 'order',
				isRequired: true,
				condition: { on: 'answer', key: 'topic', value: 'order' },
			},
		] ),
		prechatConsentText: consent,
	};
}

/** Lets a day go by for the newest conversation. */
async function passOneDay( site: Site ): Promise< void > {
	const { prefix } = site;
	const [ newest ] = await site.query( `SELECT MAX(id) AS id FROM ${ prefix }veranda_conversations` );
	const id = Number( newest?.id );
	await site.query(
		`UPDATE ${ prefix }veranda_messages SET created_at = created_at - INTERVAL 1 DAY WHERE conversation_id = ${ id }`
	);
	await site.query(
		`UPDATE ${ prefix }veranda_conversations SET created_at = created_at - INTERVAL 1 DAY,
			opened_at = opened_at - INTERVAL 1 DAY, closed_at = closed_at - INTERVAL 1 DAY WHERE id = ${ id }`
	);
}

/** How the day before is called, at the beginning of a line or within one. */
function yesterdayIn( locale: string ): RegExp {
	const name = new Intl.RelativeTimeFormat( locale || 'en', { numeric: 'auto' } ).format( -1, 'day' );
	return new RegExp( `^${ name }$`, 'i' );
}

for ( const language of [ ENGLISH, languageOf( 'ar' ) ] ) {
	const { locale, say } = language;
	const words = WORDS[ locale as keyof typeof WORDS ];

	test( `a day in the shop (${
		locale || 'en'
	}): asks, waits, is answered on another page, rates, and comes back`, async ( {
		site,
		browser,
		pageOf,
		chat: english,
	} ) => {
		const { page } = english;
		const chat = new ChatWindow( page, language );
		const { window } = chat;
		const showPicture = ( state: string, on = page ) => takePicture( on, `day-${ locale || 'en' }-${ state }` );
		for ( const text of words.waiting ) {
			await site.startConversation( { name: 'Jonas', text } );
		}
		await site.run( 'set-language.php', { locale } );
		const restore = await site.saveSettings( settingsOf( words ) );
		try {
			const [ lamps, delivery ] = [
				await site.savePage( words.pages[ 0 ] as string, words.pages[ 0 ] as string ),
				await site.savePage( words.pages[ 1 ] as string, words.pages[ 1 ] as string ),
			];
			const inbox = new Inbox( await pageOf( 'anna' ), site.adminUrl, language );
			await inbox.open();

			// Reads: nothing is asked of anybody.
			const requests: string[] = [];
			page.on( 'request', ( request ) => requests.push( request.url() ) );
			await page.goto( site.url );
			await page.goto( lamps );
			await expect( page.locator( 'html' ) ).toHaveCSS( 'direction', locale === 'ar' ? 'rtl' : 'ltr' );
			await expect( chat.launcher ).toBeVisible();
			expect( requests.filter( ( url ) => /\/v1\/|chat\.js/.test( url ) ) ).toEqual( [] );
			await showPicture( '1-closed' );

			// Opens, and answers the form.
			await chat.launch();
			await window.getByLabel( say( 'Your name' ) ).fill( 'Maria' );
			await window.getByLabel( say( 'Your email address' ) ).fill( 'maria@example' );
			await window.getByLabel( words.topic ).selectOption( words.options[ 0 ] as string );
			await chat.button( 'Start chat' ).click();
			await chat.sees( say( 'That address looks incomplete.' ) );
			await showPicture( '2-form' );
			await window.getByLabel( say( 'Your email address' ) ).fill( 'maria@example.org' );
			await window.getByLabel( say( 'Order number' ) ).fill( '#1001' );
			await window.getByLabel( words.consent ).check();
			await chat.button( 'Start chat' ).click();
			await expect( chat.composer ).toBeFocused();
			await showPicture( '3-first' );

			// Waits, and reads their place while it changes.
			await chat.send( words.question );
			await chat.sees( say( 'You are number %d in the queue.', 3 ) );
			await showPicture( '4-waiting' );
			await inbox.select( words.waiting[ 0 ] as string );
			await inbox.accept();
			await chat.sees( say( 'You are number %d in the queue.', 2 ) );

			// On the next page the chat is as it was; there it is closed, and the answer is seen all the same.
			await page.goto( delivery );
			await chat.comesBack();
			await expect( chat.message( words.question ) ).toBeVisible();
			const title = await page.title();
			await window.getByRole( 'button', { name: say( 'Close chat' ) } ).click();
			await inbox.select( words.question );
			await inbox.accept();
			await inbox.reply( words.answer );
			await expect( page.locator( '.preview' ) ).toContainText( words.answer );
			await expect( page.getByRole( 'button', { name: say( 'Open chat, %d unread', 1 ) } ) ).toBeVisible();
			await expect( page ).toHaveTitle( `(1) ${ title }` );
			await showPicture( '5-preview' );

			// Reads it, thanks, and is ended.
			await page.locator( '.preview-message' ).click();
			await expect( chat.message( words.answer ) ).toBeVisible();
			await expect( inbox.root.getByText( new RegExp( `^${ say( 'Read' ) }` ) ).first() ).toBeVisible();
			await expect( page ).toHaveTitle( title );
			await chat.send( words.thanks );
			await expect( inbox.message( words.thanks ) ).toBeVisible();
			await showPicture( '6-talking' );
			await inbox.end();
			await expect( chat.button( 'Start a new chat' ) ).toBeVisible();
			await showPicture( '7-ended' );

			// Rates.
			await window.getByRole( 'radio', { name: language.count( '%d star', 5 ) } ).check( { force: true } );
			await window.getByLabel( say( 'Anything you would like to add? (optional)' ) ).fill( words.comment );
			await showPicture( '8-rating' );
			await chat.button( 'Send rating' ).click();
			await chat.sees( say( 'Thank you for telling us.' ) );
			await expect( inbox.root.getByText( words.comment ).first() ).toBeVisible();
			await showPicture( '9-rated' );
			await showPicture( '10-inbox', inbox.page );

			// Comes back a day later, on another page.
			const storageState = await page.context().storageState();
			await page.context().close();
			await passOneDay( site );
			const tomorrow = await browser.newContext( { storageState } );
			const back = new ChatWindow( await tomorrow.newPage(), language );
			await back.page.goto( lamps );
			await expect( back.launcher ).toHaveAttribute( 'aria-expanded', 'false' );
			await back.launch();
			await expect( back.message( words.answer ) ).toBeVisible();
			await expect( back.log.getByText( yesterdayIn( locale ) ) ).toHaveCount( 1 );
			await expect( back.button( 'Start a new chat' ) ).toBeVisible();
			await showPicture( '11-back', back.page );

			// Looks for what was said, and goes on with it.
			await back.choose( 'Past conversations' );
			await back.window.getByRole( 'searchbox' ).fill( words.sought );
			await expect( back.window.locator( '.past-item' ) ).toHaveCount( 1 );
			await showPicture( '12-past', back.page );
			await back.window.locator( '.past-item' ).click();
			await expect( back.window.getByText( words.answer ) ).toBeVisible();
			await showPicture( '13-reading', back.page );
			await back.button( 'Continue this conversation' ).click();
			await back.send( words.more );
			await expect( inbox.item( words.more ) ).toBeVisible();
			await tomorrow.close();
		} finally {
			await restore();
			await site.run( 'set-language.php', { locale: '' } );
		}
	} );
}
