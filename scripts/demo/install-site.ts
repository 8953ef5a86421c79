import { EVERYBODY, OWNER } from '../environment/people';
import { ZIP } from '../environment/paths';
import { say } from '../environment/progress';
import { digestOf } from '../environment/stamp';
import type { LocalWordPress } from '../environment/wordpress';
import { PAGES, POSTS, SITE_TAGLINE, SITE_TITLE } from './sample-content';
import type { DemoState } from './state';

/** Brings the site up to date with the sources; most starts find nothing to do. */
export async function installSite( state: DemoState, wordpress: LocalWordPress ): Promise< void > {
	const { site } = state;
	const plugin = digestOf( [ 'dist/veranda.zip' ] );
	if ( ! site.isComplete ) {
		say( `Installing WordPress ${ wordpress.version }` );
		await wordpress.install( SITE_TITLE, {
			login: OWNER.login,
			email: OWNER.email,
			password: state.passwordOf( OWNER.login ),
		} );
	}
	if ( site.plugin !== plugin ) {
		say( 'Installing the plugin from its zip' );
		await wordpress.installPlugin( ZIP );
	}
	if ( ! site.isComplete ) {
		say( 'Adding people, pages and posts' );
		await wordpress.createUsers(
			EVERYBODY.map( ( person ) => ( {
				...person,
				password: state.passwordOf( person.login ),
			} ) )
		);
		await wordpress.run( 'create-content.php', {
			title: SITE_TITLE,
			tagline: SITE_TAGLINE,
			pages: PAGES,
			posts: POSTS,
		} );
	}
	site.plugin = plugin;
	site.isComplete = true;
	state.save();
}
