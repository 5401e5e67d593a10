/** The register as a planner of one meeting sees it, and where its people are booked elsewhere. */
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { io } from "socket.io-client";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { base } from "../sample/place.ts";

export const useInterpreters = (id: string) =>
	useQuery({
		queryKey: ["interpreters", id],
		queryFn: async ({ signal }) => (await call("interpretersOfMeeting", { params: { id }, signal })).interpreters,
	});

/** Asked for anew as soon as another meeting has published its roster. */
export function useBookings(id: string) {
	useEffect(() => {
		const socket = io({ path: `${base}/socket.io`, transports: ["websocket"] });
		const ask = () => void refresh("bookings", id);
		socket.on("connect", () => {
			socket.emit("watchBookings");
			ask();
		});
		socket.on("bookings", ask);
		socket.on("disconnect", (reason) => {
			if (reason === "io server disconnect") socket.connect();
		});
		return () => void socket.disconnect();
	}, [id]);
	return useQuery({
		queryKey: ["bookings", id],
		queryFn: async ({ signal }) => (await call("bookings", { params: { id }, signal })).bookings,
	});
}
