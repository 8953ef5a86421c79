import { Driver } from './driver';
import type { Answer, Command } from './protocol';

/*
 * The generator's process: it runs one command at a time, and ends with the process that started it.
 */
let driver: Driver | undefined;

process.on( 'disconnect', () => process.exit() );
process.on( 'message', ( command: Command ) => {
	perform( command ).then( answer, ( error: unknown ) => answer( { error: String( error ) } ) );
} );

function answer( message: Answer ): void {
	process.send?.( message );
}

async function perform( command: Command ): Promise< Answer > {
	if ( command.type === 'plan' ) {
		driver = new Driver( command.plan );
		return { done: true };
	}
	if ( driver === undefined ) {
		throw new Error( 'The plan comes first.' );
	}
	switch ( command.type ) {
		case 'open':
			await driver.open( command );
			return { done: true };
		case 'stall':
			driver.stall( command.agent, command.isStalled );
			return { done: true };
		case 'rate':
			return { measured: await driver.atRate( command ) };
		case 'posters':
			return { measured: await driver.withPosters( command ) };
		case 'fan-out':
			return { measured: await driver.fanOut( command ) };
		case 'judge':
			return { judgement: await driver.judge( command.timeoutMs ) };
	}
}
