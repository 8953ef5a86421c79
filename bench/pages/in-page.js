/*
 * Runs in every page that the bench opens, before the page's own scripts: records what the browser reports about the
 * page's speed, and waits with the page's own clock. Plain JavaScript, because it is loaded as it is.
 */
( () => {
	const seen = { longTasks: [], slowScripts: [], shifts: [], firstPaint: null, largestPaint: null };

	const watch = ( type, take ) =>
		new PerformanceObserver( ( list ) => list.getEntries().forEach( take ) ).observe( { type, buffered: true } );
	watch( 'longtask', ( { duration } ) => seen.longTasks.push( duration ) );
	watch( 'long-animation-frame', ( { scripts } ) =>
		scripts.forEach( ( { sourceURL, duration } ) => seen.slowScripts.push( { sourceURL, duration } ) )
	);
	watch( 'layout-shift', ( { value } ) => seen.shifts.push( value ) );
	watch( 'paint', ( { name, startTime } ) => {
		if ( name === 'first-contentful-paint' ) {
			seen.firstPaint = startTime;
		}
	} );
	watch( 'largest-contentful-paint', ( { startTime } ) => ( seen.largestPaint = startTime ) );

	/** Resolves with the moment at which `isThere` is true and visible, in milliseconds since the navigation. */
	const waitFor = ( isThere ) =>
		new Promise( ( resolve ) => {
			const look = () =>
				isThere()
					? window.requestAnimationFrame( () => resolve( performance.now() ) )
					: window.requestAnimationFrame( look );
			look();
		} );

	const root = () => document.querySelector( '#veranda-widget' )?.shadowRoot;
	const last = ( elements ) => elements?.[ elements.length - 1 ]?.textContent;

	/* The long conversation shows a whole page of messages, the others a handful. */
	const LONG = 20;
	const countTexts = () => document.querySelectorAll( '.veranda-message-text' ).length;

	/** What the bench waits for. */
	const conditions = {
		launcher: () => root()?.querySelector( '.launcher' ),
		widget: () => root()?.querySelector( 'textarea:not(:disabled)' ),
		inbox: () => document.querySelector( '.veranda-list:not(.is-loading) [data-conversation]' ),
		longConversation: () => countTexts() >= LONG,
		shortConversation: () => countTexts() > 0 && countTexts() < LONG,
	};

	window.verandaBench = {
		seen,

		/** Lets the browser finish what the page has begun. */
		settle: () =>
			new Promise( ( resolve ) =>
				window.requestAnimationFrame( () =>
					window.requestAnimationFrame( () => window.requestIdleCallback( resolve ) )
				)
			),

		resources: () =>
			performance.getEntriesByType( 'resource' ).map( ( { name, renderBlockingStatus, encodedBodySize } ) => ( {
				name,
				renderBlockingStatus,
				encodedBodySize,
			} ) ),

		until: ( condition ) => waitFor( conditions[ condition ] ),

		/** Returns how long it takes from a click on what `condition` finds until `then` is visible. */
		async timeClick( selector, then ) {
			const target = root()?.querySelector( selector ) ?? document.querySelector( selector );
			const start = performance.now();
			target.click();
			return ( await waitFor( conditions[ then ] ) ) - start;
		},

		lastWidgetMessage: () => last( root()?.querySelectorAll( '[role=log] .bubble' ) ),
		lastInboxMessage: () => last( document.querySelectorAll( '.veranda-message-text' ) ),
	};
} )();
