import { join } from 'node:path';
import { requireCommand } from './environment/commands';
import { withLock } from './environment/lock';
import { CACHE, ROOT } from './environment/paths';
import { say } from './environment/progress';
import { whenChanged } from './environment/stamp';
import { buildLanguages } from './languages/build';

const COMMON_SOURCES = [ 'package-lock.json', 'tsconfig.base.json' ];
const SHARED_CODE = [ 'relay/protocol', 'relay/client' ];

/** Builds whatever is out of date. */
export async function main(): Promise< void > {
	await build();
}

/** Builds the parts whose sources have changed since they were last built; two at once wait for each other. */
export function build(): Promise< void > {
	return withLock( join( CACHE, 'build.lock' ), buildWhatChanged );
}

async function buildWhatChanged(): Promise< void > {
	const built = await Promise.all( [
		whenChanged(
			'widget',
			{
				sources: [ ...COMMON_SOURCES, ...SHARED_CODE, 'plugin/widget' ],
				result: join( ROOT, 'plugin/build/widget/loader.js' ),
			},
			buildWidget
		),
		whenChanged(
			'inbox',
			{
				sources: [ ...COMMON_SOURCES, ...SHARED_CODE, 'admin-ui' ],
				result: join( ROOT, 'plugin/build/admin/index.js' ),
			},
			buildInbox
		),
		whenChanged(
			'blocks',
			{
				sources: [ 'package-lock.json', 'admin-ui/package.json', 'admin-ui/blocks' ],
				result: join( ROOT, 'plugin/build/blocks/chat-button/block.json' ),
			},
			buildBlocks
		),
		whenChanged(
			'relay',
			{
				sources: [ ...COMMON_SOURCES, 'relay' ],
				result: join( ROOT, 'relay/build/src/main.js' ),
			},
			buildRelay
		),
		whenChanged(
			'languages',
			{
				sources: [
					'package-lock.json',
					'plugin/languages',
					'scripts/languages',
					'admin-ui/src',
					...SHARED_CODE,
				],
				result: join( ROOT, 'plugin/build/languages' ),
			},
			buildAllLanguages
		),
	] );
	if ( ! built.includes( true ) ) {
		say( 'The build is up to date' );
	}
}

async function buildWidget(): Promise< void > {
	say( 'Building the widget' );
	await requireCommand( 'Building the widget', process.execPath, [ join( ROOT, 'plugin/widget/build.mjs' ) ] );
}

async function buildInbox(): Promise< void > {
	say( 'Building the inbox' );
	await requireCommand( 'Building the inbox', 'npm', [ 'run', '--silent', 'build', '--workspace', 'admin-ui' ] );
}

async function buildBlocks(): Promise< void > {
	say( 'Building the blocks' );
	await requireCommand( 'Building the blocks', 'npm', [
		'run',
		'--silent',
		'build:blocks',
		'--workspace',
		'admin-ui',
	] );
}

async function buildAllLanguages(): Promise< void > {
	say( 'Building the languages' );
	buildLanguages();
}

async function buildRelay(): Promise< void > {
	say( 'Building the relay' );
	await requireCommand( 'Building the relay', process.execPath, [
		join( ROOT, 'node_modules/typescript/bin/tsc' ),
		'--build',
		join( ROOT, 'relay' ),
	] );
}
